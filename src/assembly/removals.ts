import { cardRemoved, resultRemoved } from '../chat/messages/notices.ts';
import type { Text } from '../chat/text.ts';
import { remove } from '../governance/proposal/decide.ts';
import type { Fact } from '../governance/proposal/facts.ts';
import { cardsOf, type Closed } from '../governance/proposal/proposal.ts';
import { eventId, type MemberId } from '../governance/terms.ts';
import { fold } from '../ledger/fold.ts';
import type { Ledger, Outbox } from '../ledger/ledger.ts';
import { resultPrefixes } from './announcements.ts';
import type { CommandContext } from './commands/command.ts';
import type { RemovalEvent } from './room-event.ts';

export interface RemovalContext extends Omit<CommandContext, 'ledger'> {
  readonly ledger: Pick<Ledger, 'closedByCard' | 'factsOf'>;
  readonly outbox: Pick<Outbox, 'keyOf'>;
}

/** Something was removed: a vote, or by a moderator a message of the bot's own, which changes no proposal. */
export async function hearRemoval(context: RemovalContext, event: RemovalEvent): Promise<void> {
  if (removedFromVote(context, event)) return;
  const { live, voice, work } = context;
  const { removes, room, sender } = event;
  const open = live.openByCard(removes, room);
  if (open?.card === removes) {
    say(`card-removed:${removes}`, cardRemoved(voice, open, sender));
    return;
  }
  const closed = await announcedIn(context, event);
  if (closed !== undefined) say(`result-removed:${removes}`, resultRemoved(voice, closed, sender));

  function say(key: string, text: Text): void {
    work.send({ kind: 'message', key, room, text, notice: false, mentions: [] });
  }
}

function removedFromVote({ live, work, now }: RemovalContext, event: RemovalEvent): boolean {
  const { id, room, sentAt, removes, sender } = event;
  // A message is in one place: no second proposal can know it.
  return live.open().some((proposal) => {
    const facts = remove(proposal, { event: id, sentAt, at: now, removed: removes, by: sender }).filter(
      // Nobody hides a vote or a reason from another room. Voters take theirs back where they gave it, in a direct chat too.
      (fact) => isBy(sender, fact) || cardsOf(proposal).some((card) => card.room === room),
    );
    work.add(...facts);
    return facts.length > 0;
  });
}

/** Whether the voter did it. */
function isBy(sender: MemberId, fact: Fact): boolean {
  return fact.type === 'vote taken back' || (fact.type === 'reason taken back' && fact.voter === sender);
}

/** The proposal whose result this message announced. */
async function announcedIn(
  { outbox, ledger }: RemovalContext,
  { removes, room }: RemovalEvent,
): Promise<Closed | undefined> {
  const key = await outbox.keyOf(removes);
  const prefix = resultPrefixes.find((each) => key?.startsWith(each));
  if (key === undefined || prefix === undefined) return undefined;
  const entry = await ledger.closedByCard(eventId(key.slice(prefix.length)), room);
  const proposal = entry === undefined ? undefined : fold(await ledger.factsOf(entry.number));
  return proposal?.status === 'closed' ? proposal : undefined;
}
