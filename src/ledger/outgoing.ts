import type { EventId, MemberId, RoomId } from '../governance/terms.ts';

/** What a person reads: the plain text is complete by itself, the HTML says the same. */
export interface Text {
  readonly plain: string;
  readonly html: string;
}

/**
 * `key` says what caused the message and its kind ("result:" and the id of the card). It is unique in the outbox, gives the
 * transaction id, and stands in the message itself, so that it can be found again in its room (invariant 3).
 */
interface OutgoingOf<Kind extends string> {
  readonly kind: Kind;
  readonly key: string;
}

export interface MessageContent {
  readonly text: Text;
  /** Answers to commands are notices: they ring nowhere. */
  readonly notice: boolean;
  readonly mentions: readonly MemberId[];
  readonly replyTo?: EventId;
  /** First event of the thread that it belongs to. */
  readonly thread?: EventId;
  /** Further fields of the event for machines, by their full name. */
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface OutgoingMessage extends OutgoingOf<'message'>, MessageContent {
  readonly room: RoomId;
}

/** To one member, in a direct chat that is made when there is none. */
export interface OutgoingDirect extends OutgoingOf<'direct'>, MessageContent {
  readonly to: MemberId;
}

/** Replaces the text of an earlier message. */
export interface OutgoingEdit extends OutgoingOf<'edit'> {
  readonly room: RoomId;
  readonly edits: EventId;
  readonly text: Text;
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface OutgoingReaction extends OutgoingOf<'reaction'> {
  readonly room: RoomId;
  readonly to: EventId;
  readonly reaction: string;
}

/** Takes back what was sent under another key. */
export interface OutgoingRemoval extends OutgoingOf<'removal'> {
  readonly room: RoomId;
  readonly removes: string;
}

/** Puts a message among the pinned ones of its room, or takes it from there. */
export interface OutgoingPin extends OutgoingOf<'pin'> {
  readonly room: RoomId;
  readonly message: EventId;
  readonly pinned: boolean;
}

/** A file in a thread, handed to the media repository first. */
export interface OutgoingFile extends OutgoingOf<'file'> {
  readonly room: RoomId;
  readonly thread?: EventId;
  readonly name: string;
  readonly mimetype: string;
  readonly content: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

export type Outgoing =
  | OutgoingMessage
  | OutgoingDirect
  | OutgoingEdit
  | OutgoingReaction
  | OutgoingRemoval
  | OutgoingPin
  | OutgoingFile;

/**
 * Text in rooms first: when the homeserver slows the bot down, people wait for words, not for decoration or files.
 * A private word may take a minute if it needs an invitation and the member's server is slow: it must not stand
 * before what everybody waits for.
 */
export function laneOf({ kind }: Outgoing): 'text' | 'decoration' {
  return kind === 'message' || kind === 'edit' ? 'text' : 'decoration';
}

/**
 * What waits in one line, one after another: the words for a room, its decoration, its pins, its files, the
 * words for one member. A room that refuses the one may well take the other.
 */
export function lineOf(outgoing: Outgoing): string {
  if (outgoing.kind === 'pin' || outgoing.kind === 'file') return `${outgoing.kind} ${outgoing.room}`;
  return `${laneOf(outgoing)} ${outgoing.kind === 'direct' ? outgoing.to : outgoing.room}`;
}

/**
 * What people in a room are to see. A pin is given up where it is refused; a private word waits for its member's
 * server, which may never answer.
 */
export function isForRoom(outgoing: Outgoing): outgoing is Exclude<Outgoing, OutgoingDirect | OutgoingPin> {
  return outgoing.kind !== 'direct' && outgoing.kind !== 'pin';
}
