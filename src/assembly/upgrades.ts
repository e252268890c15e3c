import { votingData } from '../chat/machine.ts';
import { movedCard } from '../chat/messages/card.ts';
import type { Voice } from '../chat/voice.ts';
import type { Open } from '../governance/proposal/proposal.ts';
import type { Instant } from '../governance/terms.ts';
import type { Outgoing } from '../ledger/outgoing.ts';
import { movedCardKey } from './announcements.ts';
import type { Bodies } from './bodies.ts';

/**
 * After an upgrade the old room is mute: open proposals get a card in the room that replaces it, as soon as the
 * bot is there. They have moved when that card comes back; until then the same card is asked for again, which
 * the outbox takes once.
 */
export function cardsForNewRooms(
  voice: Voice,
  bodies: Bodies,
  open: readonly Open[],
  now: Instant,
): Outgoing[] {
  return open.flatMap((proposal): Outgoing[] => {
    const room = bodies.newestRoom(proposal.terms.room);
    if (room === proposal.terms.room || wasOverBefore(bodies, proposal, now)) return [];
    return [
      {
        kind: 'message',
        key: movedCardKey(proposal),
        room,
        text: movedCard(voice, proposal),
        notice: false,
        mentions: [],
        data: votingData(proposal),
      },
    ];
  });
}

/**
 * Whether a vote was over when its room was replaced: it ends where it was, also when an older copy of the
 * database hears of both at once. The bot's own clock must say so too, since somebody wrote the other time.
 */
export function wasOverBefore(bodies: Bodies, { terms: { room }, closesAt }: Open, now: Instant): boolean {
  const replacedAt = bodies.replacedAt(room);
  return replacedAt !== undefined && closesAt <= Math.min(replacedAt, now) && bodies.hasBot(room);
}
