import { editContent, messageContent } from '../../src/matrix/content.ts';
import type { SaidText } from '../assembly/support/minutes.ts';

export type Content = Readonly<Record<string, unknown>>;

/** What the homeserver is given. */
export function eventContent(said: SaidText): Content {
  return said.kind === 'edit' ? editContent(said) : messageContent(said);
}

/** Bytes of an event's content as servers count them: in UTF-8, nothing escaped that need not be. */
export function bytesOf(said: SaidText): number {
  return Buffer.byteLength(JSON.stringify(eventContent(said)));
}

/** An event has at most 65,536 bytes; what is not content (room, sender, hashes, signatures) takes up to 3 of 64 KiB. */
export const MOST_BYTES = 61 * 1024;
