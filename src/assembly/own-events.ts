import { move, open } from '../governance/proposal/decide.ts';
import { eventId, type Instant } from '../governance/terms.ts';
import { cardPrefix, movedCardPrefix } from './announcements.ts';
import type { Bodies } from './bodies.ts';
import type { LiveProposals } from './live-proposals.ts';
import type { OwnEvent } from './room-event.ts';
import type { Work } from './work.ts';

interface OwnEventContext {
  readonly work: Work;
  readonly live: LiveProposals;
  readonly bodies: Bodies;
  readonly now: Instant;
}

/**
 * The bot's own messages come back through the rooms: that is how it learns when a card was really there,
 * and which messages need no sending any more, also after a restart from an older copy of the database.
 */
export function hearOwn(
  { work, live, bodies, now }: OwnEventContext,
  { id, key, room, sentAt }: OwnEvent,
): void {
  work.seen(key, id);
  const card = { event: id, sentAt, at: now };
  if (key.startsWith(cardPrefix)) {
    const made = live.byCommand(eventId(key.slice(cardPrefix.length)));
    if (made?.status === 'made') work.add(open(made, card, room));
  }
  if (key.startsWith(movedCardPrefix)) {
    const [command = '', former] = key.slice(movedCardPrefix.length).split(' ');
    const proposal = live.byCommand(eventId(command));
    if (proposal?.status !== 'open') return;
    // It comes once more: the vote went on from there long ago.
    if (proposal.earlierCards.some((each) => each.card === former)) return;
    const mutedAt = bodies.replacedAt(proposal.terms.room) ?? sentAt;
    work.add(...move(proposal, { ...card, room, mutedAt }));
  }
}
