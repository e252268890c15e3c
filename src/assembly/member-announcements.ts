import { memberWord } from '../chat/messages/member-words.ts';
import type { Voice } from '../chat/voice.ts';
import type { RosterFact } from '../governance/roster/facts.ts';
import type { Roster } from '../governance/roster/roster.ts';
import type { Outgoing } from '../ledger/outgoing.ts';

/** What somebody is told in private of what was decided about them: a function of the fact and the list after it. */
export function memberAnnouncements(voice: Voice, fact: RosterFact, roster: Roster): Outgoing[] {
  if (!('seat' in fact)) return [];
  const seat = roster.seats.get(fact.seat);
  if (seat === undefined) return [];
  return seat.accounts.flatMap((to): Outgoing[] => {
    const text = memberWord(voice, fact, seat, to);
    if (text === undefined) return [];
    return [{ kind: 'direct', key: `member:${fact.cause}:${to}`, to, text, notice: false, mentions: [] }];
  });
}
