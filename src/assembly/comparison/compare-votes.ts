import { reactionReader } from '../../chat/choice.ts';
import { isoTime } from '../../chat/times.ts';
import type { Closed, Open, Vote } from '../../governance/proposal/proposal.ts';
import type { Choice, Instant } from '../../governance/terms.ts';
import type { MessageEvent, ReactionEvent } from '../room-event.ts';
import {
  explained,
  unexplained,
  type Difference,
  type LedgerView,
  type RoomReader,
  type Shown,
} from './views.ts';

export interface VoteContext {
  readonly reader: RoomReader;
  readonly ledger: LedgerView;
  /** What a message says as a vote by today's words; undefined where it cannot be told. */
  readonly choiceInWords: (event: MessageEvent) => Choice | undefined;
}

/** Servers' clocks differ, and an answer takes its time: what is as new as this may not have been read. */
const JUST_NOW = 60_000;

/** Each vote that the room shows against the ledger, and each of the ledger against the room. */
export async function compareVotes(context: VoteContext, proposal: Open | Closed): Promise<Difference[]> {
  const choiceOf = reactionReader(proposal.terms.reactions);
  const reactions = await context.reader.reactionsTo(proposal.terms.room, proposal.card);
  const there = new Map(reactions.map((reaction) => [reaction.id, reaction]));
  const found = reactions.flatMap((reaction) => {
    const choice = choiceOf(reaction.key);
    if (choice === undefined || proposal.votes.has(reaction.id)) return [];
    return [notInLedger(context, proposal, reaction, choice)];
  });
  for (const vote of proposal.votes.values()) {
    const reaction = there.get(vote.id);
    const shown: Shown =
      reaction === undefined ? await whereShown(context, proposal, vote) : { kind: 'there', event: reaction };
    found.push(...asInRoom(context, proposal, vote, shown));
  }
  return found;
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

/** In the room of the proposal; words may also have been said in a direct chat, or another room of the body. */
async function whereShown(
  { reader, ledger }: VoteContext,
  { terms }: Open | Closed,
  vote: Vote,
): Promise<Shown> {
  const elsewhere = vote.via === 'reaction' ? [] : ledger.roomsOf(vote.voter);
  for (const room of new Set([terms.room, ...elsewhere])) {
    const shown = await reader.shown(room, vote.id);
    if (shown.kind !== 'unknown') return shown;
  }
  return { kind: 'unknown' };
}

function asInRoom(context: VoteContext, proposal: Open | Closed, vote: Vote, shown: Shown): Difference[] {
  const name = `the vote ${vote.choice} of ${vote.voter} (${vote.id})`;
  switch (shown.kind) {
    case 'there': {
      const other = shownAs(context, proposal, vote, shown.event);
      return other === undefined ? [] : [unexplained(`${name}: the room shows ${other}`)];
    }
    case 'removed':
      if (shown.sender !== vote.voter)
        return [unexplained(`${name}: the room shows it as ${shown.sender}'s`)];
      return [afterRemoval(context, proposal, vote, shown, name)];
    case 'something else':
      return [unexplained(`${name}: the room shows something that is no vote`)];
    case 'unknown':
      return [unexplained(`${name}: the homeserver does not know it`)];
  }
}

function afterRemoval(
  { ledger }: VoteContext,
  proposal: Open | Closed,
  vote: Vote,
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
  { terms, card }: Open | Closed,
  vote: Vote,
  event: ReactionEvent | MessageEvent,
): string | undefined {
  if (event.sender !== vote.voter) return `it as ${event.sender}'s`;
  if ((event.kind === 'reaction') !== (vote.via === 'reaction')) return `a ${event.kind}`;
  if (event.kind === 'reaction' && event.to !== card) return 'it on another message';
  const choice =
    event.kind === 'reaction' ? reactionReader(terms.reactions)(event.key) : choiceInWords(event);
  if (event.kind === 'reaction' && choice === undefined) return 'a reaction that is no choice';
  if (choice !== undefined && choice !== vote.choice) return choice;
  // A time in the future is taken as that of the receipt.
  const castAt = Math.min(event.sentAt, vote.receivedAt);
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
