import { votingData, proposalData, resultData } from '../chat/machine.ts';
import { card, cardToday, closedCard, detailsMessage, fitsOnCard } from '../chat/messages/card.ts';
import { extended } from '../chat/messages/extension.ts';
import { done, stewardOf } from '../chat/messages/follow-through.ts';
import { privateWord, reasonQuestion } from '../chat/messages/to-one-member.ts';
import { revised } from '../chat/messages/revision.ts';
import { result, voidance, withdrawal, withdrawnInThread } from '../chat/messages/result.ts';
import type { Text } from '../chat/text.ts';
import type { Voice } from '../chat/voice.ts';
import type { Ineligibility } from '../governance/electorate.ts';
import { owesReason } from '../governance/proposal/decide.ts';
import type { Fact, ProposalExtended, ProposalRevised, VoteCast } from '../governance/proposal/facts.ts';
import {
  threadOf,
  type Closed,
  type Made,
  type Open,
  type Proposal,
} from '../governance/proposal/proposal.ts';
import { payment } from '../chat/messages/money.ts';
import { CHOICES, unreachable, type MemberId } from '../governance/terms.ts';
import { secondEnd } from './second-end.ts';
import { seed, seedRemoval, seedsPutBack } from './seeds.ts';
import { closesAt } from '../governance/voting-period.ts';
import type { Outgoing } from '../ledger/outgoing.ts';
import { published, type Published } from '../ledger/record/published.ts';
import { recordOf } from '../ledger/record/record.ts';
import { goesOnElsewhere, reportElsewhere } from './elsewhere.ts';
import { inThread } from './in-thread.ts';
import { recordFile } from './record-file.ts';
import { whatFellDue } from './what-fell-due.ts';

/**
 * What is said when a fact has been added: a function of the fact, its hash and the proposal after it, so that a
 * replay says the same under the same keys, and the outbox sends it once (invariant 3).
 */
export function announcements(voice: Voice, fact: Fact, hash: string, proposal: Proposal): Outgoing[] {
  switch (fact.type) {
    case 'proposal made':
      return proposal.status === 'made' ? [theCard(voice, proposal)] : [];
    case 'proposal opened':
      return proposal.status === 'open' ? afterOpening(voice, proposal) : [];
    case 'vote cast':
      return proposal.status === 'open' ? afterVote(voice, proposal, fact) : [];
    case 'vote taken back':
    case 'vote hidden':
      return proposal.status === 'open' ? seedsPutBack(proposal, fact) : [];
    case 'reason given':
    case 'reason taken back':
      return [];
    case 'vote arrived late':
      return [];
    case 'follow-up due':
      return whatFellDue(voice, fact, proposal);
    case 'payment made': {
      if (proposal.status !== 'closed') return [];
      const text = payment(voice, proposal, fact);
      return [inThread(proposal, paidKey(fact.cause), text, [proposal.terms.proposer])];
    }
    case 'proposal moved':
      // The former card stays as it is: its room is mute.
      return proposal.status === 'open' ? aroundTheCard(voice, proposal) : [];
    case 'proposal revised':
      // While its card is on the way, nobody has read the former text.
      return proposal.status === 'open' ? afterRevision(voice, proposal, fact) : [];
    case 'proposal escalated':
      return proposal.status === 'closed' && fact.ends === true ? afterEnd(voice, proposal, hash) : [];
    case 'proposal carried out':
      return proposal.status !== 'made' ? [afterCarryingOut(voice, proposal)] : [];
    case 'proposal extended':
      return proposal.status === 'open' ? afterExtension(voice, proposal, fact) : [];
    case 'proposal withdrawn':
    case 'proposal closed':
    case 'proposal voided':
      return proposal.status === 'closed' ? afterEnd(voice, proposal, hash) : [];
    default:
      return unreachable(fact);
  }
}

/** Before the card. */
export const resultPrefixes = ['result:', 'result-void:'] as const;

/** A closing that moved by less is corrected on the card without a word. */
const WORTH_SAYING = 60_000;

/** Before the edit that changed its text. */
export const cardRevisedPrefix = 'card-revised:';

export const cardPrefix = 'card:';

/** Before the event of the command and, after a space, the card that is followed by this one. */
export const movedCardPrefix = 'moved-card:';

/** One card follows another, wherever it comes to stand: its room may be upgraded while it waits. */
export function movedCardKey({ madeBy, card: former }: Pick<Open, 'madeBy' | 'card'>): string {
  return `${movedCardPrefix}${madeBy} ${former}`;
}

/** @param cause the command */
export function paidKey(cause: string): string {
  return `paid:${cause}`;
}

export function cardKey(proposal: Pick<Made, 'madeBy'>): string {
  return `${cardPrefix}${proposal.madeBy}`;
}

export function reasonQuestionKey(proposal: Pick<Open, 'card'>, voter: string): string {
  return `ask-reason:${proposal.card}:${voter}`;
}

function theCard(voice: Voice, proposal: Made): Outgoing {
  const { number, terms, plannedFor } = proposal;
  const closing = closesAt(terms.closing, plannedFor);
  const state = { opensAt: plannedFor, closesAt: closing, status: 'open' } as const;
  return {
    kind: 'message',
    key: cardKey(proposal),
    room: terms.room,
    text: card(voice, number, terms, { opensAt: plannedFor, closesAt: closing, moved: false }),
    notice: false,
    mentions: [],
    ...(terms.thread === undefined ? {} : { thread: terms.thread }),
    data: proposalData(number, terms, state),
  };
}

function afterOpening(voice: Voice, proposal: Open): Outgoing[] {
  const { number, terms, opensAt, plannedFor } = proposal;
  const later = proposal.closesAt - closesAt(terms.closing, plannedFor);
  const times = { opensAt, closesAt: proposal.closesAt, moved: later >= WORTH_SAYING };
  const edit: Outgoing = {
    kind: 'edit',
    key: `card-moved:${proposal.card}`,
    room: terms.room,
    edits: proposal.card,
    text: card(voice, number, terms, times),
    data: votingData(proposal),
  };
  const revised = proposal.revision === undefined ? [] : [revisedCard(voice, proposal, proposal.revision)];
  return [
    ...(later > 0 ? [edit] : []),
    ...revised,
    ...aroundTheCard(voice, proposal),
    ...goesOnElsewhere(voice, proposal),
  ];
}

function revisedCard(voice: Voice, proposal: Open, { edit }: NonNullable<Open['revision']>): Outgoing {
  return cardEdit(voice, proposal, `${cardRevisedPrefix}${edit}`);
}

function afterRevision(voice: Voice, proposal: Open, { cause }: ProposalRevised): Outgoing[] {
  const card = proposal.revision === undefined ? [] : [revisedCard(voice, proposal, proposal.revision)];
  const details = inThread(proposal, `details:${cause}`, detailsMessage(voice, proposal));
  return [
    ...card,
    inThread(proposal, `revised:${cause}`, revised(voice, proposal)),
    ...(fitsOnCard(proposal.terms.details) ? [] : [details]),
  ];
}

export function doneKey({ card }: Pick<Open, 'card'>): string {
  return `done:${card}`;
}

function afterCarryingOut(voice: Voice, proposal: Open | Closed): Outgoing {
  return inThread(proposal, doneKey(proposal), done(voice, proposal));
}

function afterExtension(voice: Voice, proposal: Open, fact: ProposalExtended): Outgoing[] {
  return [
    cardEdit(voice, proposal, `card-extended:${fact.cause}`),
    inThread(proposal, `extended:${fact.cause}`, extended(voice, proposal, fact)),
  ];
}

/** The card as it is now. */
function cardEdit(voice: Voice, proposal: Open, key: string): Outgoing {
  const { room } = proposal.terms;
  const text = cardToday(voice, proposal);
  return { kind: 'edit', key, room, edits: proposal.card, text, data: votingData(proposal) };
}

/** What goes with a card that has come into its room. */
function aroundTheCard(voice: Voice, proposal: Open): Outgoing[] {
  const { terms, card: cardEvent } = proposal;
  const details: Outgoing = {
    kind: 'message',
    key: `details:${cardEvent}`,
    room: terms.room,
    text: detailsMessage(voice, proposal),
    notice: false,
    mentions: [],
    thread: threadOf(proposal),
  };
  return [
    ...(fitsOnCard(terms.details) ? [] : [details]),
    ...CHOICES.map((choice) => seed(proposal, choice)),
    { kind: 'pin', key: `pin:${cardEvent}`, room: terms.room, message: cardEvent, pinned: true },
  ];
}

function afterVote(voice: Voice, proposal: Open, fact: VoteCast): Outgoing[] {
  const firstSeen = fact.via === 'reaction' && proposal.visible[fact.choice] === 1;
  const asks = fact.excluded === undefined && fact.choice === 'block' && owesReason(proposal, fact.voter);
  return [
    ...(asks ? [askedForReason(voice, proposal, fact.voter)] : []),
    // Who votes by words is answered where the words were said.
    ...(fact.excluded === undefined || fact.via === 'words'
      ? []
      : [notCountedWord(voice, proposal, fact.voter, whyNot(fact))]),
    ...(firstSeen ? [seedRemoval(proposal, fact.choice)] : []),
  ];
}

function askedForReason(voice: Voice, proposal: Open, voter: MemberId): Outgoing {
  return {
    kind: 'message',
    key: reasonQuestionKey(proposal, voter),
    room: proposal.terms.room,
    text: reasonQuestion(voice, proposal, voter),
    notice: false,
    mentions: [voter],
    thread: threadOf(proposal),
  };
}

/** Why a vote does not count, told to its voter alone and once. */
export function notCountedWord(
  voice: Voice,
  proposal: Open,
  voter: MemberId,
  why: 'late' | Ineligibility,
): Outgoing {
  const cause = typeof why === 'string' ? why : why.why === 'not in the room' ? 'not eligible' : why.why;
  return {
    kind: 'direct',
    key: `not-counted:${proposal.card}:${cause}:${voter}`,
    to: voter,
    text: privateWord(voice, voter, { ...proposal.terms, ...proposal }, why),
    notice: false,
    mentions: [],
  };
}

function whyNot({ excluded, ineligible }: VoteCast): 'late' | Ineligibility {
  return excluded === 'late' ? 'late' : (ineligible ?? { why: 'not in the room' });
}

export function resultKey(proposal: Pick<Closed, 'card' | 'voided'>): string {
  return `result${secondEnd(proposal)}:${proposal.card}`;
}

function afterEnd(voice: Voice, proposal: Closed, hash: string): Outgoing[] {
  const { terms, card: cardEvent } = proposal;
  const again = secondEnd(proposal);
  const record = published(recordOf(proposal, hash));
  const announcement: Outgoing = {
    kind: 'message',
    key: resultKey(proposal),
    room: terms.room,
    text: ending(voice, proposal, hash, record),
    notice: false,
    mentions: askedBy(proposal),
    replyTo: cardEvent,
    ...(terms.thread === undefined ? {} : { thread: terms.thread }),
    data: { ...resultData(voice.say, proposal, hash), ...record.data },
  };
  const edit: Outgoing = {
    kind: 'edit',
    key: `card-closed${again}:${cardEvent}`,
    room: terms.room,
    edits: cardEvent,
    text: closedCard(voice, proposal),
    data: votingData(proposal),
  };
  const told =
    proposal.outcome === 'withdrawn' && proposal.escalated === undefined && terms.thread === undefined
      ? [inThread(proposal, `withdrawn:${cardEvent}`, withdrawnInThread(voice, proposal))]
      : [];
  const unseen = CHOICES.filter((choice) => proposal.visible[choice] === 0);
  return [
    announcement,
    edit,
    ...told,
    ...recordFile(proposal, record),
    ...reportElsewhere(voice, proposal),
    ...unseen.map((choice) => seedRemoval(proposal, choice)),
    { kind: 'pin', key: `unpin:${cardEvent}`, room: terms.room, message: cardEvent, pinned: false },
  ];
}

/** Its proposer, and whoever is named to see it through. */
function askedBy(proposal: Closed): MemberId[] {
  const steward = stewardOf(proposal);
  return [...new Set([proposal.terms.proposer, ...(steward === undefined ? [] : [steward])])];
}

function ending(voice: Voice, proposal: Closed, hash: string, record: Published): Text {
  if (proposal.voided !== undefined) return voidance(voice, proposal, record);
  return proposal.count === undefined
    ? withdrawal(voice, proposal, record)
    : result(voice, proposal, hash, record);
}
