import { threadOf, type Closed } from '../governance/proposal/proposal.ts';
import type { OutgoingFile } from '../ledger/outgoing.ts';
import type { Published } from '../ledger/record/published.ts';
import { secondEnd } from './second-end.ts';

export function recordKey(proposal: Pick<Closed, 'card' | 'voided'>): string {
  return `record${secondEnd(proposal)}:${proposal.card}`;
}

/** A record that is too large for the result's event, as a file in the proposal's thread. */
export function recordFile(proposal: Closed, record: Published): OutgoingFile[] {
  const { number, terms } = proposal;
  if (!record.attached) return [];
  return [
    {
      kind: 'file',
      key: recordKey(proposal),
      room: terms.room,
      thread: threadOf(proposal),
      name: `proposal-${String(number)}-record.json`,
      mimetype: 'application/json',
      content: record.text,
      data: record.data,
    },
  ];
}
