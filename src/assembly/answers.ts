import type { MachineData } from '../chat/machine.ts';
import type { Text } from '../chat/text.ts';
import type { Outgoing } from '../ledger/outgoing.ts';
import type { MessageEvent } from './room-event.ts';

/** None of them is a sign for a choice. */
const CONFIRMATIONS = { vote: '🗳️', reason: '📝', noted: '📝' } as const;
export type Confirmation = keyof typeof CONFIRMATIONS;

export const answerPrefix = 'answer:';

/** An answer stands where the question was asked, and rings nowhere. */
export function answerTo(event: MessageEvent, text: Text, data?: MachineData): Outgoing {
  return {
    kind: 'message',
    key: `${answerPrefix}${event.id}`,
    room: event.room,
    text,
    notice: true,
    mentions: [],
    replyTo: event.id,
    ...(event.thread === undefined ? {} : { thread: event.thread }),
    ...(data === undefined ? {} : { data }),
  };
}

/** A vote by words, or a reason, was taken down: a reaction on the message says so. */
export function confirmation(event: MessageEvent, what: Confirmation): Outgoing {
  return {
    kind: 'reaction',
    key: `confirm:${event.id}`,
    room: event.room,
    to: event.id,
    reaction: CONFIRMATIONS[what],
  };
}
