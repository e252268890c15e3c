import { unreachable, type EventId, type Instant, type MemberId, type RoomId } from '../terms.ts';
import type { Fact, Terms, VoteCast, Wording } from './facts.ts';
import { noting } from './withdrawn-blocks.ts';
import { seatOfVote } from './ballots.ts';
import { cardsOf, type Closed, type Made, type Open, type Proposal, type Vote } from './proposal.ts';

/**
 * Applies a fact. The maps of an open proposal are changed in place: a proposal with many thousand votes
 * takes one more for the same cost. Whoever folds therefore keeps only what comes back.
 * A fact that does not fit the state means a broken ledger and throws.
 */
export function evolve(proposal: Proposal | undefined, fact: Fact): Proposal {
  if (fact.type === 'proposal made') {
    if (proposal !== undefined) throw misfit(proposal, fact);
    const { terms, plannedFor } = fact;
    return { status: 'made', number: fact.proposal, terms, madeBy: eventOf(fact), plannedFor };
  }
  if (proposal !== undefined && proposal.number !== fact.proposal) throw misfit(proposal, fact);
  if (fact.type === 'proposal opened') {
    if (proposal?.status !== 'made') throw misfit(proposal, fact);
    return opened(proposal, fact);
  }
  if (fact.type === 'vote arrived late') {
    if (proposal?.status !== 'closed') throw misfit(proposal, fact);
    return withLatecomer(proposal, fact);
  }
  if (fact.type === 'proposal escalated') {
    if (proposal === undefined || proposal.status === 'made') throw misfit(proposal, fact);
    if (proposal.escalated !== undefined) throw misfit(proposal, fact);
    return escalated(proposal, fact);
  }
  if (fact.type === 'proposal carried out') {
    if (proposal === undefined || proposal.status === 'made') throw misfit(proposal, fact);
    if (proposal.carriedOut !== undefined) throw misfit(proposal, fact);
    const { by, at, note } = fact;
    return { ...proposal, carriedOut: { by, at, ...(note === undefined ? {} : { note }) } };
  }
  if (fact.type === 'payment made') {
    if (proposal?.status !== 'closed') throw misfit(proposal, fact);
    const { by, amount, at } = fact;
    return { ...proposal, payments: [...proposal.payments, { by, amount, at }] };
  }
  if (fact.type === 'follow-up due') {
    if (proposal === undefined || proposal.status === 'made') throw misfit(proposal, fact);
    const { kind, dueAt, at } = fact;
    return { ...proposal, told: [...proposal.told, { kind, dueAt, at }] };
  }
  if (fact.type === 'proposal voided') {
    if (proposal === undefined || proposal.status === 'made') throw misfit(proposal, fact);
    return voided(proposal, fact);
  }
  if (fact.type === 'proposal revised') {
    if (proposal === undefined || proposal.status === 'closed') throw misfit(proposal, fact);
    const { wording, saidAt } = fact;
    const revision = { edit: eventOf(fact), saidAt };
    return { ...proposal, terms: reworded(proposal.terms, wording), revision };
  }
  if (proposal?.status !== 'open') throw misfit(proposal, fact);
  switch (fact.type) {
    case 'proposal moved':
      return moved(proposal, fact);
    case 'proposal extended':
      return extended(proposal, fact);
    case 'vote cast':
      if (isKnown(proposal, fact.cause)) throw misfit(proposal, fact);
      return noting(votedOn(proposal, fact.voter), seatOfVote(fact), fact.at, () => {
        addVote(proposal, fact);
      });
    case 'vote taken back':
      return noting(proposal, seatOfVote(standing(proposal, fact.vote)), fact.at, () => {
        removeVote(proposal, fact.vote, fact.cause);
      });
    case 'vote hidden':
      if (proposal.votes.get(fact.vote)?.hiddenBy !== undefined) throw misfit(proposal, fact);
      hideVote(proposal, fact.vote, fact);
      return proposal;
    case 'reason given':
      proposal.reasons.set(fact.voter, { text: fact.reason, event: eventOf(fact) });
      return proposal;
    case 'reason taken back':
      if (!proposal.reasons.has(fact.voter)) throw misfit(proposal, fact);
      takeReasonBack(proposal, fact.voter);
      return proposal;
    case 'proposal withdrawn':
      return closed(proposal, { outcome: 'withdrawn', closedAt: fact.at });
    case 'proposal closed': {
      const { outcome, tally, eligible, requirements } = fact;
      return closed(proposal, { outcome, closedAt: fact.at, count: { tally, eligible, requirements } });
    }
    default:
      return unreachable(fact);
  }
}

function takeReasonBack(proposal: Open, voter: MemberId): void {
  const reason = proposal.reasons.get(voter);
  if (reason !== undefined) proposal.takenBack.add(reason.event);
  proposal.reasons.delete(voter);
}

function opened(made: Made, fact: Extract<Fact, { type: 'proposal opened' }>): Open {
  const { card, opensAt, closesAt, cause, room = made.terms.room } = fact;
  return {
    ...made,
    terms: inRoom(made.terms, room),
    status: 'open',
    card,
    earlierCards: [],
    opensAt,
    closesAt,
    votes: new Map(),
    votesOf: new Map(),
    delegates: new Map(),
    takenBack: new Set(),
    ...emptyCard(cause),
    reasons: new Map(),
    othersVoted: false,
    withdrawnBlocks: [],
    extensions: [],
    told: [],
  };
}

/** A thread stays behind in its room. */
function inRoom(terms: Terms, room: RoomId): Terms {
  if (room === terms.room) return terms;
  const { thread: _thread, ...others } = terms;
  return { ...others, room };
}

/** Nobody's reaction is on a card that was just posted. */
function emptyCard(cause: string): Pick<Open, 'visible' | 'emptiedBy'> {
  return {
    visible: { agree: 0, disagree: 0, abstain: 0, block: 0 },
    emptiedBy: { agree: cause, disagree: cause, abstain: cause, block: cause },
  };
}

function moved(open: Open, fact: Extract<Fact, { type: 'proposal moved' }>): Open {
  const { room, card, closesAt, cause } = fact;
  for (const vote of open.votes.values())
    replaceVote(open, { ...afterMove(vote, closesAt), earlierCard: true });
  return {
    ...open,
    terms: inRoom(open.terms, room),
    card,
    closesAt,
    earlierCards: cardsOf(open),
    ...emptyCard(cause),
  };
}

/** What followed from the former words is gone with them. */
function reworded({ amount: _amount, review: _review, ...fixed }: Terms, wording: Wording): Terms {
  return { ...fixed, ...wording };
}

function escalated(
  proposal: Open | Closed,
  fact: Extract<Fact, { type: 'proposal escalated' }>,
): Open | Closed {
  const { by, to, toName, at, ends } = fact;
  const noted = { ...proposal, escalated: { by, to, toName } };
  if (ends === undefined) return noted;
  if (noted.status !== 'open') throw misfit(proposal, fact);
  return closed(noted, { outcome: 'withdrawn', closedAt: at });
}

function extended(open: Open, fact: Extract<Fact, { type: 'proposal extended' }>): Open {
  const { by, at, from, closesAt } = fact;
  if (closesAt <= open.closesAt) throw misfit(open, fact);
  for (const vote of open.votes.values()) replaceVote(open, afterMove(vote, closesAt));
  return { ...open, closesAt, extensions: [...open.extensions, { by, at, from, closesAt }] };
}

/** The end is later now: who voted meanwhile, by words, was not late. */
function afterMove(vote: Vote, closesAt: Instant): Vote {
  if (vote.excluded !== 'late' || vote.castAt >= closesAt) return vote;
  const { excluded: _late, ...counting } = vote;
  return counting;
}

function closed(open: Open, end: Pick<Closed, 'outcome' | 'closedAt' | 'count'>): Closed {
  return { ...open, ...end, status: 'closed', latecomers: [], payments: [] };
}

function withLatecomer(proposal: Closed, fact: Extract<Fact, { type: 'vote arrived late' }>): Closed {
  return { ...proposal, latecomers: [...proposal.latecomers, fact] };
}

function voided(proposal: Open | Closed, fact: Extract<Fact, { type: 'proposal voided' }>): Closed {
  if (proposal.status === 'closed' && proposal.voided !== undefined) throw misfit(proposal, fact);
  const { by, reason, at } = fact;
  if (proposal.status === 'closed') {
    return { ...proposal, outcome: 'void', voided: { by, reason, at, before: proposal.outcome } };
  }
  return { ...closed(proposal, { outcome: 'void', closedAt: at }), voided: { by, reason, at } };
}

function votedOn(open: Open, voter: MemberId): Open {
  return open.othersVoted || voter === open.terms.proposer ? open : { ...open, othersVoted: true };
}

function addVote(proposal: Open, fact: VoteCast): void {
  const { cause, seat, voter } = fact;
  proposal.votes.set(cause, fact);
  if (seat !== undefined) proposal.delegates.set(voter, seat);
  else if (proposal.delegates.size > 0) proposal.delegates.delete(voter);
  const own = seatOfVote(fact);
  const votes = proposal.votesOf.get(own);
  if (votes === undefined) proposal.votesOf.set(own, [fact]);
  else votes.push(fact);
  if (fact.via === 'reaction' && fact.earlierCard !== true) proposal.visible[fact.choice] += 1;
}

/** Puts a vote that is known in the place of what it was. */
function replaceVote(proposal: Open, vote: Vote): void {
  const votes = proposal.votesOf.get(seatOfVote(vote)) ?? [];
  proposal.votes.set(vote.cause, vote);
  votes[votes.findIndex(({ cause }) => cause === vote.cause)] = vote;
}

function removeVote(proposal: Open, id: EventId, cause: string): void {
  const vote = standing(proposal, id);
  proposal.votes.delete(id);
  proposal.takenBack.add(id);
  const seat = seatOfVote(vote);
  const others = (proposal.votesOf.get(seat) ?? []).filter(({ cause }) => cause !== id);
  if (others.length === 0) proposal.votesOf.delete(seat);
  else proposal.votesOf.set(seat, others);
  takeFromView(proposal, vote, cause);
}

function hideVote(proposal: Open, id: EventId, { by, cause }: { by: MemberId; cause: string }): void {
  const vote = standing(proposal, id);
  takeFromView(proposal, vote, cause);
  replaceVote(proposal, { ...vote, hiddenBy: by });
}

function standing(proposal: Open, id: EventId): Vote {
  const vote = proposal.votes.get(id);
  if (vote === undefined) throw new Error(`proposal ${String(proposal.number)} has no vote ${id}`);
  return vote;
}

function isKnown(proposal: Open, event: EventId): boolean {
  return proposal.votes.has(event) || proposal.takenBack.has(event);
}

function takeFromView(proposal: Open, vote: Vote, cause: string): void {
  if (vote.via !== 'reaction' || vote.earlierCard === true || vote.hiddenBy !== undefined) return;
  proposal.visible[vote.choice] -= 1;
  if (proposal.visible[vote.choice] === 0) proposal.emptiedBy[vote.choice] = cause;
}

/** The causes of these facts are room events, by what `decide` makes. */
function eventOf(fact: Fact): EventId {
  return fact.cause as EventId;
}

function misfit(proposal: Proposal | undefined, fact: Fact): Error {
  const state = proposal === undefined ? 'not made' : proposal.status;
  const number = proposal?.number ?? fact.proposal;
  return new Error(`"${fact.type}" does not fit proposal ${String(number)}, which is ${state}`);
}
