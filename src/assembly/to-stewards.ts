import type { Text } from '../chat/text.ts';
import type { MemberId } from '../governance/terms.ts';
import type { Outgoing } from '../ledger/outgoing.ts';

/** Something needs a human: each steward is told in private, once per cause. */
export function toStewards(stewards: readonly MemberId[], cause: string, text: Text): Outgoing[] {
  return stewards.map((to) => ({
    kind: 'direct',
    key: `steward:${cause}:${to}`,
    to,
    text,
    notice: false,
    mentions: [],
  }));
}
