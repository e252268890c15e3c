import { reactionReader } from '../../chat/choice.ts';
import { isoTime } from '../../chat/times.ts';
import {
  cardsOf,
  type Closed,
  type Latecomer,
  type Open,
  type Vote,
} from '../../governance/proposal/proposal.ts';
import { timeOf } from '../../governance/proposal/time-of.ts';
import type { Choice, Instant } from '../../governance/terms.ts';
import type { MessageEvent, ReactionEvent } from '../room-event.ts';
import type { ReadableRooms } from './readable-rooms.ts';
import { explained, unexplained, type Difference, type LedgerView, type Shown } from './views.ts';
import { whereShown } from './where-shown.ts';

export interface VoteContext {
  readonly rooms: ReadableRooms;
  readonly ledger: LedgerView;
  /** What a message says as a vote by today's words; undefined where it cannot be told. */
  readonly choiceInWords: (event: MessageEvent) => Choice | undefined;
}

/** Servers' clocks differ, and an answer takes its time: what is as new as this may not have been read. */
const JUST_NOW = 60_000;

/** What a vote that counts, one that does not and one that arrived late have in common. */
type Cast = Latecomer | Vote;

/** Each vote that the rooms show against the ledger, and each of the ledger against the rooms. */
export async function compareVotes(context: VoteContext, proposal: Open | Closed): Promise<Difference[]> {
  const choiceOf = reactionReader(proposal.terms.reactions);
  const reactions: ReactionEvent[] = [];
  for (const { room, card } of cardsOf(proposal)) {
    reactions.push(...(await context.rooms.reactionsTo(room, card)));
  }
  const there = new Map(reactions.map((reaction) => [reaction.id, reaction]));
  const late = new Map(latecomersOf(proposal).map((each) => [each.cause, each]));
  const found = reactions.flatMap((reaction) => {
    const choice = choiceOf(reaction.key);
    if (choice === undefined || proposal.votes.has(reaction.id) || late.has(reaction.id)) return [];
    return [notInLedger(context, proposal, reaction, choice)];
  });
  for (const vote of [...proposal.votes.values(), ...late.values()]) {
    const reaction = there.get(vote.cause);
    const shown: Shown =
      reaction === undefined ? await shownOf(context, proposal, vote) : { kind: 'there', event: reaction };
    found.push(...asInRoom(context, proposal, vote, shown));
  }
  return found;
}

function latecomersOf(proposal: Open | Closed): readonly Latecomer[] {
  return proposal.status === 'closed' ? proposal.latecomers : [];
}

/** The room shows a vote of which the ledger knows nothing, or no longer. */
function notInLedger(
  { ledger }: VoteContext,
  proposal: Open | Closed,
  { id, sender, sentAt }: ReactionEvent,
  choice: Choice,
): Difference {
  const vote = `${sender} has ${choice} on the card (${id}, ${isoTime(sentAt)})`;
  if (proposal.takenBack.has(id)) return unexplained(`${vote}; by the ledger it was taken back`);
  if (sentAt >= endOf(proposal)) return explained(`${vote}; that was after the end`);
  if (isUnread(ledger, proposal, sentAt)) return explained(`${vote}; the bot has not read it yet`);
  return unexplained(`${vote}; that was in time, and the ledger does not have it`);
}

/** In a room of the proposal; words may also have been said in a direct chat, or another room of the body. */
async function shownOf({ rooms, ledger }: VoteContext, proposal: Open | Closed, vote: Cast): Promise<Shown> {
  const own = cardsOf(proposal).map(({ room }) => room);
  const elsewhere = vote.via === 'reaction' ? [] : ledger.roomsOf(vote.voter);
  return (await whereShown(rooms, [...own, ...elsewhere], vote.cause)).shown;
}

function asInRoom(context: VoteContext, proposal: Open | Closed, vote: Cast, shown: Shown): Difference[] {
  const name = `the vote ${vote.choice} of ${vote.voter} (${vote.cause})`;
  const isLate = !proposal.votes.has(vote.cause);
  switch (shown.kind) {
    case 'there': {
      const other = shownAs(context, proposal, vote, shown.event);
      if (other !== undefined) return [unexplained(`${name}: the room shows ${other}`)];
      return isLate ? [explained(`${name} was sent in time, arrived after the closing, and is listed`)] : [];
    }
    case 'removed':
      if (shown.sender !== vote.voter)
        return [unexplained(`${name}: the room shows it as ${shown.sender}'s`)];
      return isLate
        ? [explained(`${name} arrived after the closing and was removed by ${shown.by}; it stays listed`)]
        : [afterRemoval(context, proposal, vote, shown, name)];
    case 'something else':
      return [unexplained(`${name}: the room shows something that is no vote`)];
    case 'unknown':
      // It may be in a room that cannot be read, which is told by itself.
      if (cardsOf(proposal).some(({ room }) => context.rooms.unreadable.has(room))) return [];
      return [unexplained(`${name}: the homeserver does not know it`)];
  }
}

function afterRemoval(
  { ledger }: VoteContext,
  proposal: Open | Closed,
  vote: Cast,
  { by, at }: { readonly by: string; readonly at: Instant },
  name: string,
): Difference {
  if (at >= endOf(proposal)) return explained(`${name} was removed by ${by} after the end; it stands`);
  if (by !== vote.voter) return explained(`${name} was removed by ${by}; it stands`);
  if (isUnread(ledger, proposal, at)) {
    return explained(`${name} was taken back at ${isoTime(at)}; the bot has not read that yet`);
  }
  return unexplained(`${name} was taken back in time (${isoTime(at)}), and the ledger does not know`);
}

/** How the event differs from the vote, in words; undefined when it is the same. */
function shownAs(
  { choiceInWords }: VoteContext,
  proposal: Open | Closed,
  vote: Cast,
  event: ReactionEvent | MessageEvent,
): string | undefined {
  if (event.sender !== vote.voter) return `it as ${event.sender}'s`;
  if ((event.kind === 'reaction') !== (vote.via === 'reaction')) return `a ${event.kind}`;
  if (event.kind === 'reaction' && !cardsOf(proposal).some(({ card }) => card === event.to)) {
    return 'it on another message';
  }
  const choice =
    event.kind === 'reaction' ? reactionReader(proposal.terms.reactions)(event.key) : choiceInWords(event);
  if (event.kind === 'reaction' && choice === undefined) return 'a reaction that is no choice';
  if (choice !== undefined && choice !== vote.choice) return choice;
  const castAt = timeOf({ sentAt: event.sentAt, at: vote.at });
  return castAt === vote.castAt
    ? undefined
    : `the time ${isoTime(castAt)}, the ledger ${isoTime(vote.castAt)}`;
}

/** From then on nothing about it changed. */
function endOf(proposal: Open | Closed): Instant {
  if (proposal.status === 'open' || proposal.count !== undefined) return proposal.closesAt;
  return Math.min(proposal.closesAt, proposal.closedAt - JUST_NOW);
}

function isUnread({ readUntil }: LedgerView, { status }: Open | Closed, sentAt: Instant): boolean {
  return status === 'open' && sentAt >= (readUntil ?? 0) - JUST_NOW;
}
