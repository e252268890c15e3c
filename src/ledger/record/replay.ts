import { arriveLate, declareVoid } from '../../governance/proposal/after-closing.ts';
import { tallyOf } from '../../governance/proposal/ballots.ts';
import { castVote, giveReason, remove } from '../../governance/proposal/decide.ts';
import { evolve } from '../../governance/proposal/evolve.ts';
import type { Fact, ProposalMade, ProposalOpened } from '../../governance/proposal/facts.ts';
import type { Closed, Open, Proposal } from '../../governance/proposal/proposal.ts';
import type { Rule } from '../../governance/rule.ts';
import {
  bodyId,
  eventId,
  memberId,
  proposalNumber,
  roomId,
  seatId,
  type Instant,
} from '../../governance/terms.ts';
import { judge } from '../../governance/verdict.ts';
import type { ReadRecord } from './record-schema.ts';

/**
 * The closed proposal that the votes in a record make by the rules: each is cast once more, those that count
 * last, so that of two from the same millisecond the one stands that the record lets stand.
 */
export function replay(record: ReadRecord): Closed {
  const [made, opened] = beginning(record);
  let proposal = evolve(evolve(undefined, made), opened);
  const take = (facts: readonly Fact[] | string): void => {
    if (typeof facts === 'string') return;
    for (const fact of facts) proposal = evolve(proposal, fact);
  };
  for (const vote of [...record.exclusions, ...record.ballots]) {
    take(castVote(proposal, voteOf(vote)));
    if (vote.hiddenBy === undefined || proposal.status !== 'open') continue;
    const [event, by, at] = [eventId(`removal of ${vote.event}`), memberId(vote.hiddenBy), proposal.opensAt];
    take(remove(proposal, { event, removed: eventId(vote.event), by, at, sentAt: at }));
    // Its own reason went with the message: what the record has was given apart from it.
    if (vote.reason === undefined) continue;
    const given = { event: eventId(`reason of ${vote.event}`), at, sentAt: at };
    take(giveReason(proposal, { ...given, voter: memberId(vote.voter), reason: vote.reason }));
  }
  if (proposal.status !== 'open') throw new Error('nothing closes it');
  return afterwards(ended(proposal, record), record);
}

function beginning(record: ReadRecord): [ProposalMade, ProposalOpened] {
  const number = proposalNumber(record.number);
  const { amount, invoiceOf, body, authority, binds, title, labels, reactions, urgent } = record;
  const [opensAt, closesAt] = [instantOf(record.opensAt), instantOf(record.closesAt)];
  const card = eventId(record.card);
  const terms = {
    body: bodyId(body.id),
    bodyName: body.name,
    authority,
    ...(binds === undefined ? {} : { binds }),
    room: roomId(record.room),
    proposer: memberId(record.proposer),
    title,
    labels,
    ...(amount === undefined ? {} : { amount }),
    ...(invoiceOf === undefined ? {} : { invoiceOf: proposalNumber(invoiceOf) }),
    // The record has these as a hash alone.
    fields: {},
    details: '',
    rule: ruleOf(record),
    reactions,
    urgent,
    closing: { kind: 'at' as const, instant: closesAt },
  };
  const base = { proposal: number, at: opensAt };
  return [
    { ...base, type: 'proposal made', cause: 'command', terms, plannedFor: opensAt },
    { ...base, type: 'proposal opened', cause: record.card, card, opensAt, closesAt },
  ];
}

function ruleOf({ rule: { bodies, ...rule } }: ReadRecord): Rule {
  return bodies === undefined ? rule : { ...rule, bodies: bodies.map((body) => bodyId(body)) };
}

function voteOf(vote: ReadRecord['ballots'][number] & { readonly why?: string }) {
  const { event, voter, seat, choice, via, reason, why, delayed = false } = vote;
  return {
    event: eventId(event),
    voter: memberId(voter),
    choice,
    via,
    sentAt: instantOf(vote.castAt),
    at: instantOf(vote.receivedAt),
    eligible: why !== 'not eligible',
    delayed,
    ...(seat === undefined ? {} : { seat: seatId(seat) }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** As it was when it ended. A vote that was declared void while it was open has no count. */
function ended(voting: Open, record: ReadRecord): Closed {
  const { eligible, verdict, closedAt, earlierCards = [], voided } = record;
  const cards = earlierCards.map(({ room, card }) => ({ room: roomId(room), card: eventId(card) }));
  // What was so for a while can't be told from the votes that stand: a record says it beside them.
  const open = { ...voting, earlierCards: cards, withdrawnBlocks: [] };
  if (voided !== undefined && voided.before === undefined) return declaredVoid(open, voided);
  const closed = {
    ...open,
    status: 'closed' as const,
    closedAt: instantOf(closedAt),
    latecomers: [],
    payments: [],
  };
  if (eligible === null || verdict.outcome === 'withdrawn') return { ...closed, outcome: verdict.outcome };
  const tally = tallyOf(open);
  const { outcome, requirements } = judge(open.terms.rule, tally, eligible);
  return { ...closed, outcome, count: { tally, eligible, requirements } };
}

/** With what was said of it after its closing. */
function afterwards(closed: Closed, { latecomers = [], voided }: ReadRecord): Closed {
  let proposal = closed;
  for (const { event, voter, choice, via, castAt, receivedAt } of latecomers) {
    const sent = { event: eventId(event), sentAt: instantOf(castAt), at: instantOf(receivedAt) };
    const facts = arriveLate(proposal, { ...sent, voter: memberId(voter), choice, via });
    for (const fact of facts) proposal = mustBeClosed(evolve(proposal, fact));
  }
  return voided?.before === undefined ? proposal : declaredVoid(proposal, voided);
}

/** What cannot be declared void stays as it is: the record then says otherwise. */
function declaredVoid(
  proposal: Open | Closed,
  { by, reason, at: time }: NonNullable<ReadRecord['voided']>,
): Closed {
  const at = instantOf(time);
  const fact = declareVoid(proposal, memberId(by), reason, { event: eventId('void'), sentAt: at, at });
  return mustBeClosed(typeof fact === 'string' ? proposal : evolve(proposal, fact));
}

function mustBeClosed(proposal: Proposal): Closed {
  if (proposal.status !== 'closed') throw new Error('nothing closes it');
  return proposal;
}

export function instantOf(time: string): Instant {
  return Date.parse(time);
}
