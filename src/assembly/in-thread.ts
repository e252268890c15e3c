import { threadOf, type Closed, type Open } from '../governance/proposal/proposal.ts';
import type { MemberId } from '../governance/terms.ts';
import type { Outgoing, Text } from '../ledger/outgoing.ts';

/** One message to those who follow a proposal. */
export function inThread(
  proposal: Open | Closed,
  key: string,
  text: Text,
  mentions: readonly MemberId[] = [],
): Outgoing {
  const { room } = proposal.terms;
  return { kind: 'message', key, room, text, notice: false, mentions, thread: threadOf(proposal) };
}
