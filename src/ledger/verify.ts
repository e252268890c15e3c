import { arriveLate, carryOut, declareVoid } from '../governance/proposal/after-closing.ts';
import { castVote, close, move, open } from '../governance/proposal/decide.ts';
import { extend } from '../governance/proposal/extend.ts';
import { escalate } from '../governance/proposal/escalate.ts';
import { evolve } from '../governance/proposal/evolve.ts';
import { isOfProposal, type AnyFact } from '../governance/facts.ts';
import type { Fact } from '../governance/proposal/facts.ts';
import { fallsDue, followUpsOf } from '../governance/proposal/follow-ups.ts';
import { pay, type Books } from '../governance/proposal/payments.ts';
import { revise } from '../governance/proposal/revise.ts';
import type { Proposal } from '../governance/proposal/proposal.ts';
import type { EventId, ProposalNumber } from '../governance/terms.ts';
import { canonicalJson } from './canonical.ts';
import { GENESIS, hashOf } from './chain.ts';
import { RostersAgain } from './verify-roster.ts';

/** A fact as it lies in the database, nothing of it believed yet. */
export interface StoredFact {
  readonly seq: number;
  readonly body: string;
  readonly hash: string;
}

export interface Verification {
  readonly facts: number;
  readonly closed: number;
  /** Hash of the newest fact. */
  readonly head: string;
  readonly proposals: ReadonlyMap<ProposalNumber, Proposal>;
  /** One line each, naming the fact; none when all is in order. */
  readonly problems: readonly string[];
}

/**
 * Checks that no fact was altered, added or taken out (the chain of hashes), and that each follows from those
 * before it by the rules: every opening, vote and outcome is decided once more and must come out the same
 * (invariant 4).
 */
export function verifyFacts(stored: Iterable<StoredFact>): Verification {
  const problems: string[] = [];
  const proposals = new Map<ProposalNumber, Proposal>();
  const rosters = new RostersAgain();
  let last = GENESIS;
  let facts = 0;
  let closed = 0;
  for (const row of stored) {
    facts += 1;
    if (row.seq !== last.seq + 1) {
      problems.push(
        `fact ${String(row.seq)}: it follows fact ${String(last.seq)}; what was between is missing`,
      );
    }
    if (hashOf(last.hash, row.body) !== row.hash) {
      problems.push(`fact ${String(row.seq)}: its text and its hash do not belong together`);
    }
    last = { seq: row.seq, hash: row.hash };
    const problem = apply(proposals, rosters, row);
    if (problem !== undefined) problems.push(`fact ${String(row.seq)}: ${problem}`);
    else if (row.body.includes('"type":"proposal closed"')) closed += 1;
  }
  return { facts, closed, head: last.hash, proposals, problems };
}

function apply(
  proposals: Map<ProposalNumber, Proposal>,
  rosters: RostersAgain,
  { seq, body }: StoredFact,
): string | undefined {
  try {
    // A text that is no fact fails below, and is told.
    const { seq: ownNumber, ...fact } = JSON.parse(body) as AnyFact & { seq: number };
    if (!isOfProposal(fact)) {
      const problem = rosters.take(fact);
      return ownNumber === seq ? problem : `it says that it is fact ${String(ownNumber)}`;
    }
    const before = proposals.get(fact.proposal);
    const again = decidedAgain(before, fact, proposals);
    proposals.set(fact.proposal, evolve(before, fact));
    if (ownNumber !== seq) return `it says that it is fact ${String(ownNumber)}`;
    if (again !== 'as it is' && canonicalJson(again) !== canonicalJson(fact)) {
      return `"${fact.type}" of proposal ${String(fact.proposal)} does not follow from the facts before it`;
    }
    return fact.type === 'vote cast' && before?.status === 'open' ? rosters.vote(before, fact) : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * What the rules make of the same occurrence, null for nothing. Some facts are taken as they are: nothing in
 * the ledger tells more of them, and whether they fit is for `evolve` to say.
 */
function decidedAgain(
  before: Proposal | undefined,
  fact: Fact,
  proposals: ReadonlyMap<ProposalNumber, Proposal>,
): Fact | null | 'as it is' {
  const event = fact.cause as EventId;
  switch (fact.type) {
    case 'proposal opened':
      return before?.status === 'made'
        ? open(before, { event, sentAt: fact.opensAt, at: fact.at }, fact.room)
        : 'as it is';
    case 'vote cast': {
      if (before?.status !== 'open') return 'as it is';
      const { castAt, at, excluded, delayed, earlierCard, voter, choice, via, reason } = fact;
      const { seat, ineligible } = fact;
      const eligible = excluded !== 'not eligible';
      const facts = castVote(before, {
        ...{ event, sentAt: castAt, at, voter, choice, via, eligible },
        ...{ delayed: delayed === true, earlierCard: earlierCard === true },
        ...(reason === undefined ? {} : { reason }),
        ...(seat === undefined ? {} : { seat }),
        ...(ineligible === undefined ? {} : { ineligible }),
      });
      return typeof facts === 'string' ? null : (facts[0] ?? null);
    }
    case 'vote arrived late': {
      if (before?.status !== 'closed') return 'as it is';
      const { castAt, at, voter, choice, via } = fact;
      return arriveLate(before, { event, sentAt: castAt, at, voter, choice, via })[0] ?? null;
    }
    case 'proposal voided': {
      if (before === undefined) return 'as it is';
      const { by, reason, at } = fact;
      const decided = declareVoid(before, by, reason, { event, sentAt: at, at });
      return typeof decided === 'string' ? null : decided;
    }
    case 'proposal moved': {
      if (before?.status !== 'open') return 'as it is';
      const { card, room, at, mutedAt, postedAt } = fact;
      return move(before, { event: card, sentAt: postedAt, at, room, mutedAt })[0] ?? null;
    }
    case 'proposal escalated': {
      if (before === undefined) return 'as it is';
      const { by, at, saidAt, to, toName } = fact;
      const command = fact.cause.replace(/^escalated:/u, '') as EventId;
      const decided = escalate(before, { event: command, sentAt: saidAt, at, by, to, toName });
      return typeof decided === 'string' ? null : decided;
    }
    case 'proposal carried out': {
      if (before === undefined) return 'as it is';
      const { by, at, note } = fact;
      const said = note === undefined ? {} : { note };
      const decided = carryOut(before, { event, sentAt: at, at, by, ...said, takenBefore: true });
      return typeof decided === 'string' ? null : decided;
    }
    case 'proposal revised': {
      if (before === undefined) return 'as it is';
      const { at, saidAt, wording } = fact;
      const decided = revise(before, { event, sentAt: saidAt, at, by: before.terms.proposer, wording });
      return typeof decided === 'string' ? null : (decided[0] ?? null);
    }
    case 'proposal extended': {
      if (before?.status !== 'open') return 'as it is';
      const { by, at, saidAt, closesAt } = fact;
      const decided = extend(before, by, { kind: 'until', instant: closesAt }, { event, sentAt: saidAt, at });
      return typeof decided === 'object' && 'type' in decided ? decided : null;
    }
    case 'proposal closed':
      return before?.status === 'open' ? close(before, fact.eligible, fact.at) : 'as it is';
    case 'follow-up due': {
      const { proposal, kind, dueAt, at, eligible } = fact;
      const waits = before === undefined ? [] : followUpsOf(before);
      const due = waits.find((each) => each.kind === kind && each.dueAt === dueAt);
      return due === undefined || at < dueAt ? null : fallsDue({ proposal, kind, dueAt }, at, eligible);
    }
    case 'payment made': {
      const { by, amount, at } = fact;
      if (before === undefined) return 'as it is';
      const decided = pay(before, booksOf(before, proposals), by, amount, { event, sentAt: at, at });
      return 'refused' in decided ? null : decided;
    }
    case 'proposal made':
    case 'vote taken back':
    case 'vote hidden':
    case 'reason given':
    case 'reason taken back':
    case 'proposal withdrawn':
      return 'as it is';
  }
}

function booksOf(proposal: Proposal, proposals: ReadonlyMap<ProposalNumber, Proposal>): Books {
  const budget = proposals.get(proposal.terms.invoiceOf ?? proposal.number) ?? proposal;
  const invoices = [...proposals.values()].filter(({ terms }) => terms.invoiceOf === budget.number);
  return { budget, invoices };
}
