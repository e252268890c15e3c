import type { Proposal } from '../../governance/proposal/proposal.ts';
import type { EventId, Instant, MemberId, RoomId } from '../../governance/terms.ts';
import type { MessageEvent, ReactionEvent } from '../room-event.ts';

/** The ledger at one moment. */
export interface LedgerView {
  /** When the newest answer of the homeserver that is in it was asked for; undefined before the first. */
  readonly readUntil: Instant | undefined;
  /** Every proposal, with the SHA-256 of the record that its result has published. */
  readonly proposals: readonly { readonly proposal: Proposal; readonly published: string | null }[];
  /** What became of a message of the bot's; undefined if none was ever put under this key. */
  readonly sent: (key: string) => SentMessage | undefined;
  /** The rooms in which somebody is, direct chats among them: words that vote may be said in any. */
  readonly roomsOf: (member: MemberId) => readonly RoomId[];
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
}

/** What a homeserver shows of one event now. */
export type Shown =
  | { readonly kind: 'there'; readonly event: ReactionEvent | MessageEvent }
  | { readonly kind: 'removed'; readonly sender: MemberId; readonly by: MemberId; readonly at: Instant }
  | { readonly kind: 'something else' }
  | { readonly kind: 'unknown' };

/** What is asked of a homeserver for a comparison. Each call may fail. */
export interface RoomReader {
  /** All messages of the bot's that stand in a room, back to a moment. */
  ownMessages(room: RoomId, since: Instant): Promise<readonly OwnMessage[]>;
  /** All reactions of others on a message that are there now. */
  reactionsTo(room: RoomId, message: EventId): Promise<readonly ReactionEvent[]>;
  shown(room: RoomId, event: EventId): Promise<Shown>;
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
