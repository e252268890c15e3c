import { z } from 'zod';

import { type Relation, type RoomEvent, relationOf, repliedTo, textOf } from '../../homeserver/room-event.ts';
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
  return { kind: 'said', name, where: whereOf(event, relation, find), text };
}

/** The part of a user id that people call each other by. */
function nameOf(userId: string): string {
  return userId.replace(/^@/u, '').replace(/:.*$/u, '');
}

function reaction(name: string, { eventId, key = '' }: Relation, find: Find): Happening | undefined {
  const target = find(eventId);
  const number = proposalNumber(eventId, find);
  // The bot puts a reaction for each choice on its card, so that members can vote with one tap.
  if (name === BOT_NAME && number !== undefined) return undefined;
  const message = target === undefined ? 'a message' : `${nameOf(target.sender)}’s message`;
  return {
    kind: 'done',
    name,
    deed: `reacts ${key} to ${number === undefined ? message : `proposal ${number}`}`,
  };
}

/** The bot takes its reactions back as members use them, of which nothing is said either. */
function removal(name: string, { content, redacts }: RoomEvent, find: Find): Happening | undefined {
  if (name === BOT_NAME) return undefined;
  const removed = find(typeof content['redacts'] === 'string' ? content['redacts'] : (redacts ?? ''));
  const key = removed === undefined ? undefined : relationOf(removed)?.key;
  return { kind: 'done', name, deed: key === undefined ? 'removes a message' : `takes ${key} back` };
}

const before = z.object({ prev_content: z.object({ membership: z.string() }) });

function moved(name: string, { content, unsigned }: RoomEvent): Happening | undefined {
  // A new display name is such an event too.
  if (before.safeParse(unsigned).data?.prev_content.membership === content['membership']) return undefined;
  switch (content['membership']) {
    case 'join':
      return { kind: 'done', name, deed: 'is here' };
    case 'leave':
      return { kind: 'done', name, deed: 'leaves' };
    default:
      return undefined;
  }
}

/** The bot's answers say by themselves what they are about. */
function whereOf(event: RoomEvent, relation: Relation | undefined, find: Find): string {
  if (relation?.type === 'm.thread') {
    const number = proposalNumber(relation.eventId, find);
    return number === undefined ? ' (in a thread)' : ` (in the thread of proposal ${number})`;
  }
  const number = proposalNumber(repliedTo(event) ?? '', find);
  const isMember = nameOf(event.sender) !== BOT_NAME;
  return isMember && number !== undefined ? ` (replying to proposal ${number})` : '';
}

function proposalNumber(eventId: string, find: Find): number | undefined {
  const event = find(eventId);
  return event === undefined ? undefined : proposalIn(event)?.number;
}
