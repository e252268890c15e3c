import * as words from '../chat/messages/notices.ts';
import type { Text } from '../chat/text.ts';
import type { Voice } from '../chat/voice.ts';
import type { Open } from '../governance/proposal/proposal.ts';
import { unreachable, type BodyId, type Instant, type MemberId, type RoomId } from '../governance/terms.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Outgoing } from '../ledger/outgoing.ts';
import type { Bodies } from './bodies.ts';
import { toStewards } from './to-stewards.ts';

/** What keeps a room from deciding with the bot. */
export type Shortcoming = 'encrypted' | 'cannot send' | 'cannot react';

export type { ShutOut } from '../chat/messages/notices.ts';

/** A message that has waited for long, though the homeserver answers. */
export interface StuckMessage {
  readonly key: string;
  readonly room: RoomId;
  readonly since: Instant;
  /** The code of the refusal; undefined where no answer came. */
  readonly reason: string | undefined;
  /** No room is at fault: the homeserver holds up everything. */
  readonly everywhere: boolean;
}

export interface NoticesParts {
  readonly ledger: Pick<Ledger, 'commit'>;
  readonly voice: Voice;
  readonly bodies: Bodies;
  readonly stewards: readonly MemberId[];
  readonly committed: () => void;
}

/**
 * Says what needs a human to those who can help: the people of a room or the stewards, once per cause. The outbox
 * knows what was said before a restart, by its key.
 */
export class Notices {
  readonly #parts: NoticesParts;
  /** What is wrong stays wrong for a while: each look at it must not be a commit. */
  readonly #told = new Set<string>();

  constructor(parts: NoticesParts) {
    this.#parts = parts;
  }

  /** @param cause of this shortcoming, such as the event that brought it: the next one is told again */
  async tell(room: RoomId, shortcoming: Shortcoming, cause: string): Promise<void> {
    const { voice, bodies } = this.#parts;
    const key = `${shortcoming}:${room}:${cause}`;
    const body = bodies.ofRoom(room)?.name;
    switch (shortcoming) {
      case 'encrypted': {
        const text = body === undefined ? words.encryptedChat(voice) : words.encryptedRoom(voice);
        const once = `encrypted:${room}`;
        await this.#send(once, [{ kind: 'message', key: once, room, text, notice: false, mentions: [] }]);
        return;
      }
      case 'cannot send':
        if (body !== undefined) await this.#tellStewards(key, words.cannotSend(voice, body, room));
        return;
      case 'cannot react':
        if (body !== undefined) await this.#tellStewards(key, words.noReactions(voice, body, room));
        return;
      default:
        unreachable(shortcoming);
    }
  }

  /** @param room as the configuration names it */
  async cannotEnter(room: string, body: BodyId, why: words.ShutOut): Promise<void> {
    const { voice, bodies } = this.#parts;
    const text = words.cannotEnter(voice, bodies.nameOf(body), room, why);
    await this.#tellStewards(`cannot enter:${why}:${room}`, text);
  }

  async stuck({ key, room, since, reason, everywhere }: StuckMessage): Promise<void> {
    const { voice, bodies } = this.#parts;
    const body = bodies.ofRoom(room)?.name ?? room;
    const text = everywhere
      ? words.stuckEverywhere(voice, since, reason)
      : words.stuckInRoom(voice, body, { room, since, reason });
    await this.#tellStewards(`stuck:${key}`, text);
  }

  async overdue(proposal: Open): Promise<void> {
    const { card, closesAt } = proposal;
    await this.#tellStewards(
      `overdue:${card}:${String(closesAt)}`,
      words.overdue(this.#parts.voice, proposal),
    );
  }

  async #tellStewards(cause: string, text: Text): Promise<void> {
    await this.#send(cause, toStewards(this.#parts.stewards, cause, text));
  }

  async #send(cause: string, messages: readonly Outgoing[]): Promise<void> {
    if (this.#told.has(cause)) return;
    this.#told.add(cause);
    const { ledger, committed } = this.#parts;
    await ledger.commit({ facts: [], messages, memberships: [], handled: [], seen: [] });
    committed();
  }
}
