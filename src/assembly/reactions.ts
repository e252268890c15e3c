import { remove } from '../governance/proposal/decide.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { CommandContext } from './commands/command.ts';
import type { ReactionEvent, RemovalEvent } from './room-event.ts';
import { tellTooLate } from './too-late.ts';
import { cast } from './votes.ts';

export interface ReactionContext extends Omit<CommandContext, 'ledger'> {
  readonly ledger: Pick<Ledger, 'factsOf' | 'isCause' | 'closedByCard'>;
}

/** A reaction on a card is a vote, if its sign is one of the four. On anything else it is none of ours. */
export async function hearReaction(context: ReactionContext, event: ReactionEvent): Promise<void> {
  const { live, choices } = context;
  const proposal = live.openByCard(event.to, event.room);
  if (proposal === undefined) {
    if (choices.ofReaction(event.key) !== undefined) await tellTooLate(context, event, event.to);
    return;
  }
  const choice = live.choiceOf(proposal, event.key);
  if (choice !== undefined) cast(context, proposal, event, { choice, via: 'reaction' });
}

export function hearRemoval({ live, work, now }: CommandContext, event: RemovalEvent): void {
  const { id, room, sentAt, removes, sender } = event;
  for (const proposal of live.open()) {
    const facts = remove(proposal, { event: id, sentAt, at: now, removed: removes, by: sender }).filter(
      // Nobody hides a vote from another room. Voters take theirs back where they gave it, in a direct chat too.
      (fact) => fact.type !== 'vote hidden' || room === proposal.terms.room,
    );
    if (facts.length === 0) continue;
    work.add(...facts);
    // A message is in one place: no other proposal can know it.
    return;
  }
}
