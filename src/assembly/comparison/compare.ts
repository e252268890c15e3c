import { cardsOf, type Proposal } from '../../governance/proposal/proposal.ts';
import type { Instant, MemberId, ProposalNumber, RoomId } from '../../governance/terms.ts';
import { compareMessages } from './compare-messages.ts';
import { compareVotes, type VoteContext } from './compare-votes.ts';
import { ReadableRooms } from './readable-rooms.ts';
import type { Difference, LedgerView, OwnMessage, ProposalView, RoomReader } from './views.ts';

export interface ComparisonParts extends Pick<VoteContext, 'choiceInWords'> {
  readonly reader: RoomReader;
  readonly bot: MemberId;
  /** Reads the ledger anew. */
  readonly ledger: () => LedgerView;
  /** Whether an error means that this room cannot be read, and others can. */
  readonly isUnreadable: (error: unknown) => boolean;
}

type Found = Difference & { readonly proposal: ProposalNumber };

export interface Comparison {
  readonly proposals: number;
  readonly differences: readonly Found[];
  readonly unreadable: ReadonlyMap<RoomId, unknown>;
}

/**
 * Holds the ledger against what the homeserver shows now, while both may go on: whatever is not explained is
 * looked at once more, with the ledger as it is by then.
 */
export async function compare(parts: ComparisonParts): Promise<Comparison> {
  const first = await compareOnce(parts, () => true);
  const strange = new Set(first.differences.filter((each) => !each.explained).map((each) => each.proposal));
  if (strange.size === 0) return first;
  const second = await compareOnce(parts, (number) => strange.has(number));
  const settled = first.differences.filter((each) => !strange.has(each.proposal));
  return {
    proposals: first.proposals,
    differences: inOrder([...settled, ...second.differences]),
    unreadable: new Map([...first.unreadable, ...second.unreadable]),
  };
}

async function compareOnce(
  parts: ComparisonParts,
  wanted: (number: ProposalNumber) => boolean,
): Promise<Comparison> {
  const rooms = new ReadableRooms(parts.reader, parts.isUnreadable);
  const ledger = parts.ledger();
  const chosen = ledger.proposals.filter(({ proposal }) => wanted(proposal.number));
  const own: OwnMessage[] = [];
  for (const [room, since] of beginnings(chosen)) own.push(...(await rooms.ownMessages(room, since)));
  const context = { ...parts, rooms, ledger, own };
  const differences: Found[] = [];
  for (const view of chosen) {
    const { proposal } = view;
    const messages = await compareMessages(context, view);
    const votes = proposal.status === 'made' ? [] : await compareVotes(context, proposal);
    differences.push(...[...messages, ...votes].map((each) => ({ ...each, proposal: proposal.number })));
  }
  return { proposals: chosen.length, differences: inOrder(differences), unreadable: rooms.unreadable };
}

function inOrder(differences: readonly Found[]): Found[] {
  return differences.toSorted((one, other) => one.proposal - other.proposal);
}

/** The rooms of the proposals, with when the first of each was made. */
function beginnings(chosen: readonly ProposalView[]): Map<RoomId, Instant> {
  const since = new Map<RoomId, Instant>();
  for (const { proposal } of chosen) {
    for (const room of roomsOf(proposal)) {
      since.set(room, Math.min(since.get(room) ?? Infinity, proposal.plannedFor));
    }
  }
  return since;
}

function roomsOf(proposal: Proposal): RoomId[] {
  return proposal.status === 'made' ? [proposal.terms.room] : cardsOf(proposal).map(({ room }) => room);
}
