import { type RoomEvent, type Relation, relationOf, textOf } from '../../homeserver/room-event.ts';
import { proposalIn } from '../machine.ts';
import { BOT_NAME } from '../stage/stage.ts';

/** One line of the transcript: somebody says something, or does something that one short sentence tells. */
export type Happening =
  | { readonly kind: 'said'; readonly name: string; readonly where: string; readonly text: string }
  | { readonly kind: 'done'; readonly name: string; readonly deed: string };

/** @param find what was heard before */
export type Find = (eventId: string) => RoomEvent | undefined;

/** What an event is to a reader; undefined for what clients don't show as a message of its own either. */
export function happening(event: RoomEvent, find: Find): Happening | undefined {
  const name = nameOf(event.sender);
  const relation = relationOf(event);
  if (event.type === 'm.reaction' && relation !== undefined) return reaction(name, relation, find);
  if (event.type === 'm.room.redaction') return removal(name, event, find);
  if (event.type === 'm.room.member' && event.sender === event.state_key) return moved(name, event);
  const text = textOf(event);
  if (text === undefined || relation?.type === 'm.replace') return undefined;
  const where = relation?.type === 'm.thread' ? inThreadOf(find(relation.eventId)) : '';
  return { kind: 'said', name, where, text };
}

/** The part of a user id that people call each other by. */
export function nameOf(userId: string): string {
  return userId.replace(/^@/u, '').replace(/:.*$/u, '');
}

function reaction(name: string, { eventId, key = '' }: Relation, find: Find): Happening | undefined {
  const target = find(eventId);
  const number = target === undefined ? undefined : proposalIn(target)?.number;
  // The bot puts a reaction for each choice on its card, so that members can vote with one tap.
  if (name === BOT_NAME && number !== undefined) return undefined;
  const what = number === undefined ? `the message of ${nameOf(target?.sender ?? '')}` : `proposal ${number}`;
  return { kind: 'done', name, deed: `reacts ${key} to ${what}` };
}

/** The bot takes its reactions back as members use them, of which nothing is said either. */
function removal(name: string, { content, redacts }: RoomEvent, find: Find): Happening | undefined {
  if (name === BOT_NAME) return undefined;
  const removed = find(typeof content['redacts'] === 'string' ? content['redacts'] : (redacts ?? ''));
  const key = removed === undefined ? undefined : relationOf(removed)?.key;
  return { kind: 'done', name, deed: key === undefined ? 'removes a message' : `takes ${key} back` };
}

function moved(name: string, { content }: RoomEvent): Happening | undefined {
  switch (content['membership']) {
    case 'join':
      return { kind: 'done', name, deed: 'is here' };
    case 'leave':
      return { kind: 'done', name, deed: 'leaves' };
    default:
      return undefined;
  }
}

function inThreadOf(root: RoomEvent | undefined): string {
  const number = root === undefined ? undefined : proposalIn(root)?.number;
  return number === undefined ? ' (in a thread)' : ` (in the thread of proposal ${number})`;
}
