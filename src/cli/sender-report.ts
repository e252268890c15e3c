import type { StuckMessage } from '../assembly/notices.ts';
import type { RoomId } from '../governance/terms.ts';
import type { Outgoing } from '../ledger/outgoing.ts';
import { codeOf, isForbidden } from '../matrix/errors.ts';
import type { SenderReport } from '../matrix/sender.ts';
import type { Stuck } from '../matrix/stuck.ts';
import { reasonOf, type Log } from '../observe/log.ts';
import type { Meter } from '../observe/meter.ts';
import { again } from './again.ts';

interface Listeners {
  readonly meter: Meter;
  readonly stuck: Pick<Stuck, 'sent' | 'delayed' | 'rejected'>;
  /** Hears of a room that refuses a message. */
  readonly refused: (room: RoomId, key: string) => void;
}

/** What is sent, and what waits: told in the log, counted, and remembered until it is sent. */
export function senderReport(log: Log, { meter, stuck, refused }: Listeners): SenderReport {
  const tries = new Map<string, number>();
  return {
    sent: (outgoing, event) => {
      meter.sent(outgoing.kind);
      stuck.sent(outgoing);
      const line = { ...shown(outgoing), kind: outgoing.kind, event };
      const failures = tries.get(outgoing.key);
      tries.delete(outgoing.key);
      if (failures !== undefined) log.info({ ...line, failures }, 'Sent what had to wait');
      else if (isAnnouncement(outgoing)) log.info(line, 'Sent');
      else log.debug(line, 'Sent');
    },
    delayed: (outgoing, error, wait) => {
      const { key, kind } = outgoing;
      meter.delayed(kind);
      stuck.delayed(outgoing, error);
      tries.set(key, (tries.get(key) ?? 0) + 1);
      if (kind === 'message' && isForbidden(error)) refused(outgoing.room, key);
      log.warn(
        { ...shown(outgoing), reason: whyOf(outgoing, error), again: again(wait) },
        'A message waits; it is kept and sent again',
      );
    },
    rejected: (outgoing, error) => {
      meter.rejected(outgoing.kind);
      stuck.rejected(outgoing);
      tries.delete(outgoing.key);
      const line = { ...shown(outgoing), reason: whyOf(outgoing, error) };
      if (outgoing.kind === 'pin') log.info(line, 'May not pin messages there; all else works without');
      else log.error(line, 'The homeserver will never take this message');
    },
  };
}

export function stuckReport(log: Log): (message: StuckMessage) => void {
  return ({ key, room, since, reason }) => {
    log.warn(
      { key: withoutMember(key), room, since: new Date(since).toISOString(), reason },
      'A message has waited for ten minutes though the homeserver answers; stewards are told',
    );
  };
}

/** What the group is told by itself: no answer to a command, and of private words only what tells nothing of anybody. */
function isAnnouncement({ kind, key }: Outgoing): boolean {
  if (kind === 'direct') return ['steward:', 'remind:'].some((start) => key.startsWith(start));
  const toOne = ['answer:', 'ask-reason:'].some((start) => key.startsWith(start));
  return kind === 'file' || (kind === 'message' && !toOne);
}

/**
 * Of a private word only what kind it is, as who was told why is nobody's business, such as that they are frozen. What
 * stewards are told is of rooms and files.
 */
function shown(outgoing: Outgoing): { readonly key: string; readonly room?: RoomId } {
  const { kind, key } = outgoing;
  if (kind !== 'direct') return { key: withoutMember(key), room: outgoing.room };
  return { key: key.startsWith('steward:') ? withoutMember(key) : key.slice(0, key.indexOf(':')) };
}

/** The address that was asked names whom a private word is for: of those, the answer's code alone. */
function whyOf({ kind, key }: Outgoing, error: unknown): string {
  if (kind !== 'direct' || key.startsWith('steward:')) return reasonOf(error);
  return codeOf(error) ?? 'no answer';
}

/** Whom it is for would tell, with the rest of the key, who votes what. */
function withoutMember(key: string): string {
  return key.replace(/:@.*$/su, '');
}
