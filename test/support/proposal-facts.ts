import type {
  Fact,
  ProposalClosed,
  ProposalMade,
  ProposalOpened,
  ReasonGiven,
  Terms,
  VoteCast,
} from '../../src/governance/proposal/facts.ts';
import type { Open } from '../../src/governance/proposal/proposal.ts';
import type { Rule } from '../../src/governance/rule.ts';
import { EMPTY_TALLY, type Tally } from '../../src/governance/tally.ts';
import {
  bodyId,
  eventId,
  memberId,
  proposalNumber,
  roomId,
  type Choice,
  type Instant,
  type MemberId,
} from '../../src/governance/terms.ts';
import { fold } from '../../src/ledger/fold.ts';
import { DAY, HOUR, utc } from './times.ts';

/** The facts of one proposal: Ada made it, and it is open for 6 days from noon on 2 November. */
export const ada = memberId('@ada:example.coop');
export const ben = memberId('@ben:example.coop');
export const moderator = memberId('@moderator:example.coop');

export const OPENS = utc('2026-11-02 12:00');
export const DURING = OPENS + DAY;
export const CLOSES = OPENS + 6 * DAY;

/** More Agree than Disagree, whatever is blocked. */
export const simpleMajority: Rule = {
  name: 'ordinary',
  votingPeriod: { minimum: 6 * DAY, maximum: 60 * DAY },
  require: [
    {
      votes: ['agree'],
      comparison: 'moreThan',
      ratio: { numerator: 1, denominator: 1 },
      times: ['disagree'],
    },
  ],
};

export const terms: Terms = {
  body: bodyId('full'),
  bodyName: 'Full group',
  authority: 'binding',
  room: roomId('!open:example.coop'),
  proposer: ada,
  title: 'A bench for the garden',
  labels: [],
  fields: {},
  details: 'Oak.',
  rule: simpleMajority,
  reactions: { agree: ['👍'], disagree: ['👎'], abstain: ['🤷'], block: ['🛑'] },
  urgent: false,
  closing: { kind: 'after', duration: 6 * DAY },
};

const first = proposalNumber(1);

export const made: ProposalMade = {
  type: 'proposal made',
  proposal: first,
  cause: '$propose',
  at: OPENS,
  terms,
  plannedFor: OPENS,
};

export const opened: ProposalOpened = {
  type: 'proposal opened',
  proposal: first,
  cause: '$card',
  at: OPENS,
  card: eventId('$card'),
  opensAt: OPENS,
  closesAt: CLOSES,
};

export function voted(
  event: string,
  voter: MemberId,
  choice: Choice,
  more: Partial<Omit<VoteCast, 'type'>> = {},
): VoteCast {
  return {
    type: 'vote cast',
    proposal: first,
    cause: eventId(event),
    at: DURING,
    voter,
    choice,
    via: 'reaction',
    castAt: DURING,
    ...more,
  };
}

export function takenBack(event: string, vote: string): Fact {
  return { type: 'vote taken back', proposal: first, cause: event, at: DURING, vote: eventId(vote) };
}

export function hidden(event: string, vote: string, by = moderator): Fact {
  return { type: 'vote hidden', proposal: first, cause: event, at: DURING, vote: eventId(vote), by };
}

export function explained(event: string, voter: MemberId, reason: string): ReasonGiven {
  return { type: 'reason given', proposal: first, cause: event, at: DURING, voter, reason };
}

export function explanationTakenBack(event: string, voter: MemberId): Fact {
  return { type: 'reason taken back', proposal: first, cause: event, at: DURING, voter };
}

export function withdrawn(event: string): Fact {
  return { type: 'proposal withdrawn', proposal: first, cause: event, at: DURING, by: ada };
}

export const NEW_ROOM = roomId('!open-again:example.coop');

/** Into another room, where its end is an hour later. */
export function moved(event: string): Fact {
  const times = { at: DURING, mutedAt: DURING - HOUR, postedAt: DURING, closesAt: CLOSES + HOUR };
  const place = { room: NEW_ROOM, card: eventId(event) };
  return { type: 'proposal moved', proposal: first, cause: `moved:${event}`, ...place, ...times };
}

/** By a day, on its second day. */
export function extended(event: string, from = CLOSES, closesAt = from + DAY): Fact {
  const times = { at: DURING, saidAt: DURING, from, closesAt };
  return { type: 'proposal extended', proposal: first, cause: event, by: ada, ...times };
}

/** Another title, before anybody else has voted. */
export function revised(event: string, title = 'Two benches'): Fact {
  const wording = { title, fields: {}, details: 'Oak.' };
  return { type: 'proposal revised', proposal: first, cause: event, at: DURING, saidAt: DURING, wording };
}

/** To the full group, as proposal 2; `ends` while it is open. */
export function escalated(event: string, more: { readonly ends?: true; readonly at?: Instant } = {}): Fact {
  const { at = DURING, ...ends } = more;
  const to = { by: ada, saidAt: at, to: proposalNumber(2), toName: 'Full group' };
  return { type: 'proposal escalated', proposal: first, cause: `escalated:${event}`, at, ...to, ...ends };
}

export function carriedOut(event: string, at = CLOSES + DAY): Fact {
  return { type: 'proposal carried out', proposal: first, cause: event, at, by: ben };
}

/** Sent during the vote, and here a day after its end. */
export function arrivedLate(event: string, voter: MemberId, choice: Choice): Fact {
  const vote = { voter, choice, via: 'reaction' as const, castAt: DURING };
  return { type: 'vote arrived late', proposal: first, cause: eventId(event), at: CLOSES + DAY, ...vote };
}

export function voided(event: string, reason: string, at = CLOSES + DAY): Fact {
  return { type: 'proposal voided', proposal: first, cause: event, at, by: moderator, reason };
}

/** Nobody voted, so it did not pass. */
export function closed(more: Partial<Omit<ProposalClosed, 'type'>> = {}): ProposalClosed {
  return {
    type: 'proposal closed',
    proposal: first,
    cause: 'deadline:1',
    at: CLOSES,
    outcome: 'not passed',
    tally: EMPTY_TALLY,
    eligible: 0,
    requirements: [{ left: 0, right: 0, comparison: 'moreThan', applies: true, met: false }],
    ...more,
  };
}

/** The open proposal with these facts added. */
export function openWith(...facts: readonly Fact[]): Open {
  const proposal = fold([made, opened, ...facts]);
  if (proposal?.status !== 'open') throw new Error('these facts leave no open proposal');
  return proposal;
}

export function tally(counts: Partial<Tally>): Tally {
  return { ...EMPTY_TALLY, ...counts };
}
