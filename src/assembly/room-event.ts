import type { EventId, Instant, MemberId, ProposalNumber, RoomId } from '../governance/terms.ts';
import type { Membership, Position } from '../ledger/ledger.ts';

/** What happens in rooms, as far as the bot cares, already checked for form and free of Matrix. */
interface RoomEventOf<Kind extends string> {
  readonly kind: Kind;
  readonly id: EventId;
  readonly room: RoomId;
  readonly sender: MemberId;
  /** By the sender's server. */
  readonly sentAt: Instant;
}

export interface MessageEvent extends RoomEventOf<'message'> {
  readonly text: string;
  readonly mentionsBot: boolean;
  /** The message that it answers directly; not the stand-in that clients put into threads. */
  readonly replyTo?: EventId;
  /** The first message of its thread. */
  readonly thread?: EventId;
}

/** A message has another text now, as far as its sender is the same; the newest edit is the one that counts. */
export interface EditEvent extends RoomEventOf<'edit'> {
  readonly edits: EventId;
  readonly text: string;
}

export interface ReactionEvent extends RoomEventOf<'reaction'> {
  readonly to: EventId;
  readonly key: string;
}

export interface RemovalEvent extends RoomEventOf<'removal'> {
  readonly removes: EventId;
}

export interface MembershipEvent extends RoomEventOf<'membership'> {
  readonly member: MemberId;
  readonly membership: Membership;
  /** What it was before, where the homeserver says so. */
  readonly before?: Membership;
}

/** A message of the bot's own, come back from the homeserver, with the key under which it was sent. */
export interface OwnEvent extends RoomEventOf<'own'> {
  readonly key: string;
  /** What a card says of its proposal. */
  readonly card?: { readonly number: ProposalNumber; readonly opensAt: Instant };
}

export type RoomEvent = MessageEvent | EditEvent | ReactionEvent | RemovalEvent | MembershipEvent | OwnEvent;

/** One answer of the homeserver, complete: nothing is missing between it and the one before. */
export interface Batch {
  readonly position: Position;
  /** Over all rooms in the order of their times, each room in its own order. */
  readonly events: readonly RoomEvent[];
}
