import type { Proposal } from '../../governance/proposal/proposal.ts';
import type { MemberId, ProposalNumber, RoomId } from '../../governance/terms.ts';
import { compareMessages } from './compare-messages.ts';
import { compareVotes, type VoteContext } from './compare-votes.ts';
import type { Difference, LedgerView, OwnMessage, RoomReader } from './views.ts';

export interface ComparisonParts extends Omit<VoteContext, 'ledger'> {
  readonly reader: RoomReader;
  readonly bot: MemberId;
  /** Reads the ledger anew. */
  readonly ledger: () => LedgerView;
  /** Whether an error means that this room cannot be read, and others can. */
  readonly isUnreadable: (error: unknown) => boolean;
}

export interface Comparison {
  readonly proposals: number;
  readonly differences: readonly (Difference & { readonly proposal: ProposalNumber })[];
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
  const { reader, isUnreadable } = parts;
  const ledger = parts.ledger();
  const chosen = ledger.proposals.filter(({ proposal }) => wanted(proposal.number));
  const differences: (Difference & { readonly proposal: ProposalNumber })[] = [];
  const unreadable = new Map<RoomId, unknown>();
  for (const [room, ofRoom] of byRoom(chosen)) {
    try {
      const since = Math.min(...ofRoom.map(({ proposal }) => proposal.plannedFor));
      const own = await reader.ownMessages(room, since);
      for (const { proposal, published } of ofRoom) {
        for (const difference of await differencesOf({ ...parts, ledger, own }, proposal, published)) {
          differences.push({ ...difference, proposal: proposal.number });
        }
      }
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      unreadable.set(room, error);
    }
  }
  return { proposals: chosen.length, differences: inOrder(differences), unreadable };
}

function inOrder(differences: Comparison['differences']): Comparison['differences'] {
  return differences.toSorted((one, other) => one.proposal - other.proposal);
}

async function differencesOf(
  context: VoteContext & { readonly own: readonly OwnMessage[]; readonly bot: MemberId },
  proposal: Proposal,
  published: string | null,
): Promise<Difference[]> {
  const messages = await compareMessages(context, proposal, published);
  return proposal.status === 'made' ? messages : [...messages, ...(await compareVotes(context, proposal))];
}

function byRoom(entries: LedgerView['proposals']): Map<RoomId, LedgerView['proposals']> {
  return Map.groupBy(entries, ({ proposal }) => proposal.terms.room);
}
