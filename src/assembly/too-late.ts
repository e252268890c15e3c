import { privateWord } from '../chat/messages/to-one-member.ts';
import type { Voice } from '../chat/voice.ts';
import type { EventId } from '../governance/terms.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { MessageEvent, ReactionEvent } from './room-event.ts';
import type { Work } from './work.ts';

interface TooLateContext {
  readonly ledger: Pick<Ledger, 'isCause' | 'closedByCard'>;
  readonly voice: Voice;
  readonly work: Work;
}

/** A vote on a closed proposal changes nothing (invariant 5); its voter is told so in private, once. */
export async function tellTooLate(
  { ledger, voice, work }: TooLateContext,
  event: MessageEvent | ReactionEvent,
  card: EventId,
): Promise<void> {
  const closed = await ledger.closedByCard(card, event.room);
  if (closed === undefined || closed.outcome === 'withdrawn') return;
  // The homeserver may show a vote again that came in time.
  if (await ledger.isCause(event.id)) return;
  work.send({
    kind: 'direct',
    key: `not-counted:${card}:late:${event.sender}`,
    to: event.sender,
    text: privateWord(voice, closed, 'late'),
    notice: false,
    mentions: [],
  });
}
