import { expect } from 'vitest';
import {
  castVote,
  close,
  giveReason,
  remove,
  withdraw,
  type CastVote,
  type Occurrence,
} from '../../src/governance/proposal/decide.ts';
import { evolve } from '../../src/governance/proposal/evolve.ts';
import type { Fact } from '../../src/governance/proposal/facts.ts';
import type { Open, Proposal } from '../../src/governance/proposal/proposal.ts';
import { eventId, type Choice, type Instant, type MemberId } from '../../src/governance/terms.ts';
import { DURING } from './proposal-facts.ts';

/** What a member does: the facts that follow, or the word that refuses it. */
export type Deed = (proposal: Proposal) => readonly Fact[] | string;

type When = Partial<Omit<Occurrence, 'event'>>;

/** On the second day, and received at once. */
function occurrence(
  event: string,
  { sentAt = DURING, at = Math.max(sentAt, DURING) }: When = {},
): Occurrence {
  return { event: eventId(event), sentAt, at };
}

export function reacts(
  event: string,
  voter: MemberId,
  choice: Choice,
  how: When & Partial<Pick<CastVote, 'via' | 'reason' | 'eligible' | 'delayed'>> = {},
): Deed {
  const { sentAt: _sentAt, at: _at, ...rest } = how;
  const vote = { voter, choice, via: 'reaction', eligible: true, delayed: false, ...rest } as const;
  return (proposal) => castVote(proposal, { ...occurrence(event, how), ...vote });
}

export function says(event: string, voter: MemberId, choice: Choice, reason?: string): Deed {
  return reacts(event, voter, choice, { via: 'words', ...(reason !== undefined && { reason }) });
}

/** Removes a message or a reaction: one's own, or as a moderator another's. */
export function removes(event: string, by: MemberId, removed: string, when?: When): Deed {
  return (proposal) =>
    remove(whileOpen(proposal), { ...occurrence(event, when), removed: eventId(removed), by });
}

export function explains(event: string, voter: MemberId, reason: string, when?: When): Deed {
  return (proposal) => giveReason(whileOpen(proposal), { ...occurrence(event, when), voter, reason });
}

export function withdraws(event: string, by: MemberId, when?: When): Deed {
  return (proposal) => {
    const decided = withdraw(proposal, by, occurrence(event, when));
    return typeof decided === 'string' ? decided : [decided];
  };
}

export function ends(at: Instant, eligible = 0): Deed {
  return (proposal) => [close(whileOpen(proposal), eligible, at)];
}

function whileOpen(proposal: Proposal): Open {
  if (proposal.status !== 'open') throw new Error('only an open proposal knows this');
  return proposal;
}

/** Given a proposal, when somebody does something, then these facts follow, or nothing does. */
export function given(proposal: Proposal) {
  return {
    when: (deed: Deed) => ({
      /** @returns the proposal with the facts added */
      gives(...facts: readonly Fact[]): Proposal {
        const decided = deed(proposal);
        expect(decided).toStrictEqual(facts);
        return facts.reduce<Proposal>(evolve, proposal);
      },
      changesNothing(): void {
        expect(deed(proposal)).toStrictEqual([]);
      },
      isRefused(why: string): void {
        expect(deed(proposal)).toBe(why);
      },
    }),
  };
}
