import type { Proposal } from '../../governance/proposal/proposal.ts';
import type { EventId, MemberId, RoomId } from '../../governance/terms.ts';
import { cardKey, resultKey } from '../announcements.ts';
import {
  explained,
  unexplained,
  type Difference,
  type LedgerView,
  type OwnMessage,
  type RoomReader,
} from './views.ts';

export interface MessageContext {
  readonly reader: RoomReader;
  readonly ledger: LedgerView;
  readonly bot: MemberId;
  /** What the bot has in the proposal's room. */
  readonly own: readonly OwnMessage[];
}

/**
 * Whether the card and the result are in the room, each once, and the result shows the ledger's record.
 * @param published SHA-256 of that record
 */
export async function compareMessages(
  context: MessageContext,
  proposal: Proposal,
  published: string | null,
): Promise<Difference[]> {
  const { room } = proposal.terms;
  const card = { what: 'its card', key: cardKey(proposal), room };
  if (proposal.status === 'made') return onceThere(context, card);
  const cards = await onceThere(context, { ...card, event: proposal.card });
  if (proposal.status === 'open') return cards;
  const result = { what: 'its result', key: resultKey(proposal), room };
  const others = context.own
    .filter((message) => message.key === result.key && message.sha256 !== published)
    .map(({ sha256 = 'none', event }) =>
      unexplained(
        `its result (${event}) shows the record ${sha256}; by the ledger it is ${published ?? 'none'}`,
      ),
    );
  return [...cards, ...(await onceThere(context, result)), ...others];
}

interface Expected {
  readonly what: string;
  readonly key: string;
  readonly room: RoomId;
  /** By the facts, where they say. */
  readonly event?: EventId;
}

async function onceThere(
  { reader, ledger, bot, own }: MessageContext,
  { what, key, room, event }: Expected,
): Promise<Difference[]> {
  const found = own.filter((message) => message.key === key).map((message) => message.event);
  if (found.length > 1)
    return [unexplained(`${what} is there ${String(found.length)} times: ${found.join(', ')}`)];
  const [only] = found;
  if (only !== undefined) {
    if (event === undefined || only === event) return [];
    return [unexplained(`${what} is ${only}; by the ledger it is ${event}`)];
  }
  const sent = ledger.sent(key);
  if (sent?.state === 'waits') return [explained(`${what} has not been sent yet`)];
  const last = event ?? sent?.event;
  const shown = last === undefined ? undefined : await reader.shown(room, last);
  if (shown?.kind === 'removed' && shown.by !== bot) return [explained(`${what} was removed by ${shown.by}`)];
  const why = sent?.state === 'given up' ? ', the homeserver did not take it' : '';
  return [unexplained(`${what} is missing${why}`)];
}
