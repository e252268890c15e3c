import type { EventId, Instant, MemberId, RoomId } from '../../../src/governance/terms.ts';
import { join, type Deed } from './homeserver-in-memory.ts';
import { OPEN_CHATROOM } from './social-coop.ts';

/** What a member needs of the world. Whatever happens, the bot hears it before the promise is kept. */
export interface Surroundings {
  readonly happens: (deed: Deed) => Promise<EventId>;
  readonly roomOf: (event: EventId) => RoomId;
  readonly directChat: (member: MemberId) => RoomId;
  /** The card of a proposal, by the message that made it. */
  readonly cardFor: (command: EventId) => EventId;
  /** What the bot answered to a message, in plain text. */
  readonly answerTo: (message: EventId) => string;
}

export interface Circumstances {
  /** By the member's own server; otherwise now. */
  readonly sentAt?: Instant;
}

interface SaidWhere extends Circumstances {
  readonly thread?: EventId;
  readonly replyTo?: EventId;
  readonly mentionsBot?: boolean;
}

/** Somebody in rooms with the bot. */
export class Member {
  readonly id: MemberId;
  readonly #world: Surroundings;

  constructor(id: MemberId, world: Surroundings) {
    this.id = id;
    this.#world = world;
  }

  says(room: RoomId, text: string, where: SaidWhere = {}): Promise<EventId> {
    const { mentionsBot = false, ...others } = where;
    return this.#world.happens({ kind: 'message', room, sender: this.id, text, mentionsBot, ...others });
  }

  /** Answers a message directly, as one does by its menu. */
  replies(message: EventId, text: string, circumstances: Circumstances = {}): Promise<EventId> {
    return this.says(this.#world.roomOf(message), text, { replyTo: message, ...circumstances });
  }

  saysInThread(message: EventId, text: string, circumstances: Circumstances = {}): Promise<EventId> {
    return this.says(this.#world.roomOf(message), text, { thread: message, ...circumstances });
  }

  /** Gives a message of one's own another text, as one does by its menu. */
  edits(message: EventId, text: string, circumstances: Circumstances = {}): Promise<EventId> {
    const room = this.#world.roomOf(message);
    const edit = { kind: 'edit', room, sender: this.id, edits: message, text } as const;
    return this.#world.happens({ ...edit, ...circumstances });
  }

  saysToBot(text: string): Promise<EventId> {
    return this.says(this.#world.directChat(this.id), text);
  }

  /** Says it and gives the bot's answer, in plain text. */
  async asks(room: RoomId, text: string, where: SaidWhere = {}): Promise<string> {
    return this.#world.answerTo(await this.says(room, text, where));
  }

  async asksBot(text: string): Promise<string> {
    return this.#world.answerTo(await this.saysToBot(text));
  }

  /** Opens a proposal, and gives its card. */
  async proposes(lines: string, room: RoomId = OPEN_CHATROOM): Promise<EventId> {
    return this.#world.cardFor(await this.says(room, `!propose ${lines}`));
  }

  reacts(message: EventId, key: string, circumstances: Circumstances = {}): Promise<EventId> {
    const room = this.#world.roomOf(message);
    return this.#world.happens({
      kind: 'reaction',
      room,
      sender: this.id,
      to: message,
      key,
      ...circumstances,
    });
  }

  /** Takes back an own message or reaction, or removes another's as a moderator. */
  removes(event: EventId): Promise<EventId> {
    const room = this.#world.roomOf(event);
    return this.#world.happens({ kind: 'removal', room, sender: this.id, removes: event });
  }

  joins(room: RoomId): Promise<EventId> {
    return this.#world.happens(join(room, this.id));
  }

  leaves(room: RoomId): Promise<EventId> {
    const { id } = this;
    return this.#world.happens({ kind: 'membership', room, sender: id, member: id, membership: 'leave' });
  }
}
