import { reminderToOne } from '../../chat/messages/remind.ts';
import type { Voice } from '../../chat/voice.ts';
import type { Open } from '../../governance/proposal/proposal.ts';
import type { Instant, MemberId } from '../../governance/terms.ts';
import type { Outgoing } from '../../ledger/outgoing.ts';

/** Once for each end of its vote, whenever it is said. */
export function privateReminder(voice: Voice, proposal: Open, to: MemberId, now: Instant): Outgoing {
  return {
    kind: 'direct',
    key: `remind:${proposal.card}:${String(proposal.closesAt)}:${to}`,
    to,
    text: reminderToOne(voice, proposal, now),
    notice: false,
    mentions: [],
  };
}
