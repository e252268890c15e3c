import { cannotSend, encryptedChat, encryptedRoom, noReactions } from '../chat/messages/notices.ts';
import type { Voice } from '../chat/voice.ts';
import { unreachable, type MemberId, type RoomId } from '../governance/terms.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Outgoing } from '../ledger/outgoing.ts';
import type { Bodies } from './bodies.ts';
import { toStewards } from './to-stewards.ts';

/** What keeps a room from deciding with the bot. */
export type Shortcoming = 'encrypted' | 'cannot send' | 'cannot react';

export interface NoticesParts {
  readonly ledger: Pick<Ledger, 'commit'>;
  readonly voice: Voice;
  readonly bodies: Bodies;
  readonly stewards: readonly MemberId[];
  readonly committed: () => void;
}

/** Says what is wrong with a room to those who can help: its people or the stewards, once per cause. */
export class Notices {
  readonly #parts: NoticesParts;

  constructor(parts: NoticesParts) {
    this.#parts = parts;
  }

  /** @param cause of this shortcoming, such as the event that brought it: the next one is told again */
  async tell(room: RoomId, shortcoming: Shortcoming, cause: string): Promise<void> {
    const { ledger, committed } = this.#parts;
    const messages = this.#messages(room, shortcoming, `${shortcoming}:${room}:${cause}`);
    await ledger.commit({ facts: [], messages, memberships: [], handled: [], seen: [] });
    committed();
  }

  #messages(room: RoomId, shortcoming: Shortcoming, cause: string): Outgoing[] {
    const { voice, bodies, stewards } = this.#parts;
    const body = bodies.ofRoom(room)?.name;
    if (shortcoming === 'encrypted') {
      const text = body === undefined ? encryptedChat(voice) : encryptedRoom(voice);
      const once = `encrypted:${room}`;
      return [{ kind: 'message', key: once, room, text, notice: false, mentions: [] }];
    }
    if (body === undefined) return [];
    switch (shortcoming) {
      case 'cannot send':
        return toStewards(stewards, cause, cannotSend(voice, body, room));
      case 'cannot react':
        return toStewards(stewards, cause, noReactions(voice, body, room));
      default:
        return unreachable(shortcoming);
    }
  }
}
