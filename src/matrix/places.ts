import type { Bodies } from '../assembly/bodies.ts';
import type { Shortcoming, ShutOut } from '../assembly/notices.ts';
import type { Body } from '../config/config.ts';
import type { BodyId, Duration, MemberId, RoomId } from '../governance/terms.ts';
import { HomeserverRefusal, isNotFound, isPassing, isSignedOut } from './errors.ts';
import type { HomeserverApi } from './homeserver-api.ts';
import type { Invitation } from './invitations.ts';
import { backoff, isOver, pause } from './pause.ts';
import {
  createDirectChat,
  declineRoom,
  enterRoom,
  findRoom,
  inviteToDirectChat,
  joinRoom,
  shortcomings,
} from './rooms.ts';

export interface PlacesReport {
  readonly entered: (room: RoomId, body: BodyId) => void;
  /** Something keeps a room from deciding with the bot. @param cause such as the event that brought it about */
  readonly lacking: (room: RoomId, what: Shortcoming, cause: string) => void;
  readonly cannotEnter: (room: string, error: unknown, wait: Duration) => void;
  /** A room of the configuration stays closed, and somebody should see to it. @param room as it is configured */
  readonly shutOut: (room: string, body: BodyId, why: ShutOut) => void;
  readonly invited: (invitation: Invitation, accepted: boolean) => void;
}

export interface PlacesParts {
  readonly api: HomeserverApi;
  readonly bot: MemberId;
  readonly bodies: Bodies;
  readonly configured: ReadonlyMap<BodyId, Body>;
  readonly stewards: readonly MemberId[];
  readonly report: PlacesReport;
  readonly signal: AbortSignal;
}

/** The rooms where the bot is: those of the configuration, and direct chats. It goes nowhere else. */
export class Places {
  readonly #parts: PlacesParts;
  /** Configured rooms that were not found or not open yet, with their tries. */
  readonly #missing = new Map<string, BodyId>();

  /** Direct chats that were made just now, and have not come back with a sync yet. */
  readonly #created = new Map<MemberId, { readonly room: RoomId; readonly invited: boolean }>();

  constructor(parts: PlacesParts) {
    this.#parts = parts;
  }

  /**
   * Enters the configured rooms. A homeserver that stumbles is asked again before anything is heard, so that
   * no room's words are taken for a stranger's; a room that is refused is tried again by `keepEntering`.
   */
  async enterAll(): Promise<void> {
    const { configured, signal } = this.#parts;
    for (const { id, rooms } of configured.values()) {
      for (const room of rooms) this.#missing.set(room, id);
    }
    for (let tries = 1; !isOver(signal); tries += 1) {
      if ((await this.#enterMissing(tries)) === 'done') return;
      await pause(waitAfter(tries + 1), signal);
    }
  }

  /** Goes on trying until all rooms are entered, or the signal. */
  async keepEntering(): Promise<void> {
    const { signal } = this.#parts;
    for (let tries = 2; this.#missing.size > 0 && !isOver(signal); tries += 1) {
      await pause(waitAfter(tries), signal);
      if (!isOver(signal)) await this.#enterMissing(tries);
    }
  }

  /** Looks once more for the configured rooms that were not found. */
  async lookForMissing(): Promise<void> {
    await this.#enterMissing(1);
  }

  /** What belongs to a body, comes from a steward, or is a direct chat with a member. */
  isWelcome({ room, from, direct }: Invitation): boolean {
    const { bodies, stewards } = this.#parts;
    if (bodies.ofRoom(room) !== undefined || stewards.includes(from)) return true;
    return direct && bodies.ofMember(from).length > 0;
  }

  /** Accepts what is welcome, and declines the rest. */
  async answer(invitation: Invitation): Promise<void> {
    const { api, bodies, report, bot, signal } = this.#parts;
    const { room } = invitation;
    if (isOver(signal) || bodies.isIn(room, bot)) return;
    const welcome = this.isWelcome(invitation);
    report.invited(invitation, welcome);
    await this.#untilDone(() => (welcome ? joinRoom(api, room) : declineRoom(api, room)), room);
  }

  /**
   * The direct chat with a member, made if there is none. The room is made once, though the invitation may fail
   * time and again while the member's server is away.
   */
  async directChatWith(member: MemberId): Promise<RoomId> {
    const seen = this.#parts.bodies.directChat(member);
    // From now on the stream of events tells whether it is still a chat of both.
    if (seen !== undefined) this.#created.delete(member);
    if (seen !== undefined) return seen;
    const { api } = this.#parts;
    const chat = this.#created.get(member) ?? { room: await createDirectChat(api), invited: false };
    this.#created.set(member, chat);
    if (!chat.invited) await inviteToDirectChat(api, chat.room, member);
    this.#created.set(member, { ...chat, invited: true });
    return chat.room;
  }

  async #enterMissing(tries: number): Promise<'done' | 'stumbled'> {
    let outcome: 'done' | 'stumbled' = 'done';
    for (const [room, body] of [...this.#missing]) {
      let id: RoomId | undefined;
      try {
        id = await findRoom(this.#parts.api, room);
        await enterRoom(this.#parts.api, room, id);
        this.#parts.bodies.assign(id, body);
        this.#missing.delete(room);
        this.#parts.report.entered(id, body);
        await this.#inspect(id);
      } catch (error) {
        if (isOver(this.#parts.signal)) return 'done';
        if (isSignedOut(error)) throw error;
        if (isPassing(error) && !this.#isElsewhere(room, error)) outcome = 'stumbled';
        this.#parts.report.cannotEnter(room, error, waitAfter(tries + 1));
        const why = this.#shutOutBy(room, error, tries);
        if (why !== undefined && !this.#wasPutOut(id)) this.#parts.report.shutOut(room, body, why);
      }
    }
    return outcome;
  }

  /** Why somebody should see to it; undefined where it may well pass by itself. */
  #shutOutBy(room: string, error: unknown, tries: number): ShutOut | undefined {
    if (!isPassing(error)) return isNotFound(error) ? 'unknown' : 'refused';
    return tries >= LONG && this.#isElsewhere(room, error) ? 'no answer' : undefined;
  }

  /** Whoever needs to know was told when that happened, or will be by the stream of events. */
  #wasPutOut(room: RoomId | undefined): boolean {
    const { bodies, bot } = this.#parts;
    return room !== undefined && (bodies.ofRoom(room) !== undefined || bodies.hasLeft(room, bot));
  }

  /**
   * Only another server knows where the alias leads, and the homeserver can't ask it. That may last for ever; rooms
   * with open proposals are known without it.
   */
  #isElsewhere(room: string, error: unknown): boolean {
    const isForeign = room.startsWith('#') && serverOf(room) !== serverOf(this.#parts.bot);
    return isForeign && error instanceof HomeserverRefusal && error.code !== '' && error.status >= 500;
  }

  /** The same for a room where something changed or was refused. */
  async lookInto(room: RoomId, occasion: string): Promise<void> {
    try {
      await this.#inspect(room, occasion);
    } catch (error) {
      // It is asked again at the next change or refusal, and at the next start.
      if (isSignedOut(error)) throw error;
    }
  }

  /** Whether a room is fit to decide in, and what is wrong if not. @param occasion that made somebody ask */
  async #inspect(room: RoomId, occasion = ''): Promise<void> {
    const { api, bot, report } = this.#parts;
    for (const { what, cause } of await shortcomings(api, room, bot)) {
      report.lacking(room, what, cause === '' ? occasion : cause);
    }
  }

  /** An invitation is told once: what passes by itself is waited for. */
  async #untilDone(act: () => Promise<void>, room: RoomId): Promise<void> {
    const { signal, report } = this.#parts;
    for (let failures = 1; !signal.aborted; failures += 1) {
      try {
        await act();
        return;
      } catch (error) {
        if (isOver(signal)) return;
        const wait = backoff(failures);
        report.cannotEnter(room, error, wait);
        if (!isPassing(error) || failures === 10) return;
        await pause(wait, signal);
      }
    }
  }
}

/** After so many tries, about ten minutes, what should pass by itself needs somebody who looks. */
const LONG = 16;

function serverOf(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

function waitAfter(tries: number): Duration {
  return Math.min(60_000, 5_000 * tries);
}
