import { cardsOf, type Closed, type Open } from '../../governance/proposal/proposal.ts';
import type { EventId, MemberId, RoomId } from '../../governance/terms.ts';
import { cardKey, movedCardKey, resultKey } from '../announcements.ts';
import { recordKey } from '../record-file.ts';
import { wasMadeAnew } from './made-anew.ts';
import type { ReadableRooms } from './readable-rooms.ts';
import {
  explained,
  unexplained,
  type Difference,
  type LedgerView,
  type OwnMessage,
  type ProposalView,
  type PublishedView,
} from './views.ts';
import { whereShown } from './where-shown.ts';

export interface MessageContext {
  readonly rooms: ReadableRooms;
  readonly ledger: LedgerView;
  readonly bot: MemberId;
  /** What the bot has in the rooms of all proposals. */
  readonly own: readonly OwnMessage[];
}

/** Whether each card, announcement and file is in its room, once, and shows the ledger's record. */
export async function compareMessages(
  context: MessageContext,
  { proposal, endings }: ProposalView,
): Promise<Difference[]> {
  const { room } = proposal.terms;
  if (proposal.status === 'made') {
    return onceThere(context, { what: 'its card', key: cardKey(proposal), room });
  }
  const found: Difference[] = [];
  for (const card of cardsExpected(proposal)) found.push(...(await onceThere(context, card)));
  if (proposal.status === 'open') return found;
  for (const [index, ending] of endings.entries()) {
    // It ended twice if it was declared void after its result: the void is the last.
    const as = index < endings.length - 1 ? { card: proposal.card } : proposal;
    found.push(...(await compareAnnouncement(context, as, room, ending)));
  }
  return found;
}

interface Expected {
  readonly what: string;
  readonly key: string;
  readonly room: RoomId;
  /** By the facts, where they say. */
  readonly event?: EventId;
}

/** One for each room that it was in. */
function cardsExpected(proposal: Open | Closed): Expected[] {
  const cards = cardsOf(proposal);
  return cards.map(({ room, card }, index) => {
    const former = cards[index - 1];
    return {
      what: card === proposal.card ? 'its card' : 'its earlier card',
      key:
        former === undefined
          ? cardKey(proposal)
          : movedCardKey({ madeBy: proposal.madeBy, card: former.card }),
      room,
      event: card,
    };
  });
}

async function compareAnnouncement(
  context: MessageContext,
  ended: Pick<Closed, 'card' | 'voided'>,
  room: RoomId,
  ending: PublishedView,
): Promise<Difference[]> {
  const what = ended.voided === undefined ? 'its result' : 'the word that it is void';
  const key = resultKey(ended);
  const { sha256, attached } = ending;
  const others = context.own
    .filter((message) => message.key === key && message.sha256 !== sha256)
    .map((message) => showsAnother(what, message, ending));
  const file = { what: `the file with the record of ${what}`, key: recordKey(ended), room };
  return [
    ...(await onceThere(context, { what, key, room })),
    ...others,
    ...(attached ? await compareFile(context, file, sha256) : []),
  ];
}

function showsAnother(what: string, message: OwnMessage, { record, sha256 }: PublishedView): Difference {
  const { event, sha256: shown = 'none' } = message;
  return wasMadeAnew(message, record)
    ? explained(
        `${what} (${event}) shows the same votes with other times of receipt, as from before a restore`,
      )
    : unexplained(`${what} (${event}) shows the record ${shown}; by the ledger it is ${sha256}`);
}

/** Whether the file holds the very bytes that the announcement has the hash of. */
async function compareFile(context: MessageContext, file: Expected, sha256: string): Promise<Difference[]> {
  if (context.ledger.sent(file.key)?.state === 'given up') {
    return [explained(`${file.what} was refused by the homeserver; an export has the same bytes`)];
  }
  const found = [...(await onceThere(context, file))];
  for (const { event, file: address } of context.own.filter(({ key }) => key === file.key)) {
    const shown = address === undefined ? undefined : await context.rooms.file(address);
    if (shown === undefined || shown.kind === 'gone') {
      found.push(unexplained(`${file.what} (${event}) cannot be downloaded any more`));
    } else if (shown.sha256 !== sha256) {
      found.push(
        unexplained(
          `${file.what} (${event}) holds the record ${shown.sha256}; by the ledger it is ${sha256}`,
        ),
      );
    }
  }
  return found;
}

async function onceThere(
  context: MessageContext,
  { what, key, room, event }: Expected,
): Promise<Difference[]> {
  const found = context.own.filter((message) => message.key === key).map((message) => message.event);
  if (found.length > 1)
    return [unexplained(`${what} is there ${String(found.length)} times: ${found.join(', ')}`)];
  const [only] = found;
  if (only !== undefined) {
    if (event === undefined || only === event) return [];
    return [unexplained(`${what} is ${only}; by the ledger it is ${event}`)];
  }
  return missing(context, { what, key, room, ...(event === undefined ? {} : { event }) });
}

async function missing(
  { rooms, ledger, bot }: MessageContext,
  { what, key, room, event }: Expected,
): Promise<Difference[]> {
  const sent = ledger.sent(key);
  if (sent?.state === 'waits') return [explained(`${what} has not been sent yet`)];
  const last = event ?? sent?.event;
  if (last !== undefined) {
    // What waited while its room was upgraded was said in the new one.
    const { shown, room: place } = await whereShown(rooms, [room, ...ledger.roomsOf(bot)], last);
    if (shown.kind === 'removed' && shown.by !== bot)
      return [explained(`${what} was removed by ${shown.by}`)];
    if (shown.kind === 'something else' && place !== room) return [];
  }
  if (rooms.unreadable.has(room)) return [];
  const why = sent?.state === 'given up' ? ', the homeserver did not take it' : '';
  return [unexplained(`${what} is missing${why}`)];
}
