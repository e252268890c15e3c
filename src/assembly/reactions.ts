import { reactionReader } from '../chat/choice.ts';
import type { Proposal } from '../governance/proposal/proposal.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { CommandContext } from './commands/command.ts';
import type { ReactionEvent } from './room-event.ts';
import { hearTooLate } from './too-late.ts';
import { cast } from './votes.ts';

export interface ReactionContext extends Omit<CommandContext, 'ledger'> {
  readonly ledger: Pick<Ledger, 'factsOf' | 'closedByCard'>;
}

/** A reaction on a card is a vote, if its sign is one of the four. On anything else it is none of ours. */
export function hearReaction(context: ReactionContext, event: ReactionEvent): Promise<void> | undefined {
  const { live } = context;
  const proposal = live.openByCard(event.to, event.room);
  if (proposal === undefined) {
    const choiceOn = ({ terms }: Proposal) => reactionReader(terms.reactions)(event.key);
    const choiceToday = context.choices.ofReaction(event.key);
    return hearTooLate(context, event, event.to, { via: 'reaction', choiceToday, choiceOn });
  }
  const choice = live.choiceOf(proposal, event.key);
  if (choice !== undefined) cast(context, proposal, event, { choice, via: 'reaction' });
  return undefined;
}
