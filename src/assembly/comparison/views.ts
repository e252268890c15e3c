import type { Proposal } from '../../governance/proposal/proposal.ts';
import type { EventId, Instant, MemberId, RoomId } from '../../governance/terms.ts';
import type { ProposalRecord } from '../../ledger/record/record.ts';
import type { MessageEvent, ReactionEvent } from '../room-event.ts';

/** The ledger at one moment. */
export interface LedgerView {
  /** When the newest answer of the homeserver that is in it was asked for; undefined before the first. */
  readonly readUntil: Instant | undefined;
  readonly proposals: readonly ProposalView[];
  /** What became of a message of the bot's; undefined if none was ever put under this key. */
  readonly sent: (key: string) => SentMessage | undefined;
  /** The rooms in which somebody is, direct chats among them: words that vote may be said in any. */
  readonly roomsOf: (member: MemberId) => readonly RoomId[];
}

export interface ProposalView {
  readonly proposal: Proposal;
  /** What was published whenever it ended: once, or twice if it was declared void after its result. */
  readonly endings: readonly PublishedView[];
}

export interface PublishedView {
  readonly record: ProposalRecord;
  /** Of the record. */
  readonly sha256: string;
  /** Whether the record is a file beside the announcement. */
  readonly attached: boolean;
}

export interface SentMessage {
  readonly event: EventId | undefined;
  readonly state: 'waits' | 'sent' | 'given up';
}

/** A message of the bot's that stands in a room now. */
export interface OwnMessage {
  readonly key: string;
  readonly event: EventId;
  /** Of the record that a result shows. */
  readonly sha256?: string;
  /** That record, where it is not a file; nothing of it believed yet. */
  readonly record?: unknown;
  /** The address of the file that it brings, `mxc://…`. */
  readonly file?: string;
}

/** What a homeserver shows of one event now. */
export type Shown =
  | { readonly kind: 'there'; readonly event: ReactionEvent | MessageEvent }
  | { readonly kind: 'removed'; readonly sender: MemberId; readonly by: MemberId; readonly at: Instant }
  | { readonly kind: 'something else' }
  | { readonly kind: 'unknown' };

/** A file as the media repository has it now. */
export type FileShown = { readonly kind: 'there'; readonly sha256: string } | { readonly kind: 'gone' };

/** What is asked of a homeserver for a comparison. Each call may fail. */
export interface RoomReader {
  /** All messages of the bot's that stand in a room, back to a moment. */
  ownMessages(room: RoomId, since: Instant): Promise<readonly OwnMessage[]>;
  /** All reactions of others on a message that are there now. */
  reactionsTo(room: RoomId, message: EventId): Promise<readonly ReactionEvent[]>;
  shown(room: RoomId, event: EventId): Promise<Shown>;
  file(address: string): Promise<FileShown>;
}

/** One difference between ledger and room. What is explained is as it should be; the rest needs a person. */
export interface Difference {
  readonly explained: boolean;
  readonly text: string;
}

export function explained(text: string): Difference {
  return { explained: true, text };
}

export function unexplained(text: string): Difference {
  return { explained: false, text };
}
