import { open } from '../governance/proposal/decide.ts';
import { eventId, type Instant } from '../governance/terms.ts';
import { cardPrefix } from './announcements.ts';
import type { LiveProposals } from './live-proposals.ts';
import type { OwnEvent } from './room-event.ts';
import type { Work } from './work.ts';

/**
 * The bot's own messages come back through the rooms: that is how it learns when a card was really there,
 * and which messages need no sending any more, also after a restart from an older copy of the database.
 */
export function hearOwn(
  { work, live, now }: { readonly work: Work; readonly live: LiveProposals; readonly now: Instant },
  { id, key, sentAt }: OwnEvent,
): void {
  work.seen(key, id);
  if (!key.startsWith(cardPrefix)) return;
  const made = live.byCommand(eventId(key.slice(cardPrefix.length)));
  if (made?.status === 'made') work.add(open(made, { event: id, sentAt, at: now }));
}
