import { privateWord } from '../chat/messages/to-one-member.ts';
import { remove } from '../governance/proposal/decide.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { CommandContext } from './commands/command.ts';
import type { ReactionEvent, RemovalEvent } from './room-event.ts';
import { castReaction } from './votes.ts';

export interface ReactionContext extends Omit<CommandContext, 'ledger'> {
  readonly ledger: Pick<Ledger, 'factsOf' | 'closedByCard'>;
}

/** A reaction on a card is a vote, if its sign is one of the four. On anything else it is none of ours. */
export async function hearReaction(context: ReactionContext, event: ReactionEvent): Promise<void> {
  const choice = context.choices.ofReaction(event.key);
  if (choice === undefined) return;
  const proposal = context.live.openByCard(event.to);
  if (proposal !== undefined) castReaction(context, proposal, event, choice);
  else await tellTooLate(context, event);
}

/** A vote on a closed proposal changes nothing (invariant 5); its voter is told so, once. */
async function tellTooLate({ ledger, voice, work }: ReactionContext, event: ReactionEvent): Promise<void> {
  const closed = await ledger.closedByCard(event.to);
  if (closed === undefined || closed.outcome === 'withdrawn') return;
  work.send({
    kind: 'direct',
    key: `not-counted:${String(closed.number)}:late:${event.sender}`,
    to: event.sender,
    text: privateWord(voice, closed, 'late'),
    notice: false,
    mentions: [],
  });
}

export function hearRemoval({ live, work, now }: CommandContext, event: RemovalEvent): void {
  const { id, sentAt, removes, sender } = event;
  for (const proposal of live.open()) {
    const facts = remove(proposal, { event: id, sentAt, at: now, removed: removes, by: sender });
    if (facts.length === 0) continue;
    work.add(...facts);
    // A message is in one place: no other proposal can know it.
    return;
  }
}
