import { close } from '../governance/proposal/decide.ts';
import { cardsOf, type Open } from '../governance/proposal/proposal.ts';
import type { Instant } from '../governance/terms.ts';
import type { Bodies } from './bodies.ts';
import { questionOf } from './electorates.ts';
import type { Homeserver } from './ports.ts';
import { hearReaction, type ReactionContext } from './reactions.ts';
import { hearRemoval, type RemovalContext } from './removals.ts';
import type { ReactionEvent, RemovalEvent } from './room-event.ts';
import { hearing, type Stumbled } from './stumbled.ts';
import { wasOverBefore } from './upgrades.ts';

/** What the homeserver has now of a card's reactions, and how those that are gone were removed. */
export interface View {
  readonly reactions: readonly ReactionEvent[];
  readonly removals: readonly RemovalEvent[];
}

/** Reads the view before anything is decided on it. Fails as a whole: then nothing closes (invariant 6). */
export async function viewOf(
  homeserver: Homeserver,
  bodies: Bodies,
  proposal: Open,
  now: Instant,
): Promise<View> {
  const { room } = proposal.terms;
  // Put out of the room, the bot does not hear the words that were said there.
  if (!bodies.hasBot(room)) throw new Error('the bot is not in the room');
  if (bodies.replacedAt(room) !== undefined && !wasOverBefore(bodies, proposal, now)) {
    throw new Error('the room was upgraded, and the vote has not moved to the new one yet');
  }
  // Of an earlier card everything was read while the bot was in its room.
  const cards = cardsOf(proposal).filter((card) => bodies.hasBot(card.room));
  const reactions: ReactionEvent[] = [];
  for (const card of cards) reactions.push(...(await homeserver.reactionsTo(card.room, card.card)));
  const there = new Set(reactions.map((reaction) => reaction.id));
  const gone = [...proposal.votes.values()].filter(
    (vote) => vote.via === 'reaction' && vote.hiddenBy === undefined && !there.has(vote.cause),
  );
  const removals: RemovalEvent[] = [];
  for (const vote of gone) {
    for (const { room: place } of cards) {
      const removal = await homeserver.removalOf(place, vote.cause);
      if (removal !== undefined) removals.push(removal);
    }
  }
  return { reactions, removals };
}

/** The view without the events at which the program fails. */
export function viewWithout(failed: readonly Stumbled[], { reactions, removals }: View): View {
  const stays = ({ id }: ReactionEvent | RemovalEvent) => !failed.some(({ event }) => event.id === id);
  return { reactions: reactions.filter(stays), removals: removals.filter(stays) };
}

/**
 * Takes in what the stream of events did not bring, and closes. Only the bot's own view and this
 * reconciliation decide: whatever comes later changes nothing (invariants 5 and 7).
 */
export async function closeWith(
  context: ReactionContext & RemovalContext,
  proposal: Open,
  view: View,
): Promise<void> {
  for (const reaction of view.reactions) {
    await hearing(reaction, () => hearReaction(context, reaction));
  }
  for (const removal of view.removals) {
    await hearing(removal, () => hearRemoval(context, removal));
  }
  const eligible = context.electorates.size(questionOf(proposal), proposal.closesAt);
  context.work.add(close(proposal, eligible, context.now));
}
