import type { Bodies } from '../assembly/bodies.ts';
import type { RoomId } from '../governance/terms.ts';
import { isForbidden, isSignedOut } from './errors.ts';
import type { HomeserverApi } from './homeserver-api.ts';
import { backoff, isOver, pause } from './pause.ts';
import type { PlacesReport } from './places.ts';
import { joinRoom } from './rooms.ts';
import { upgradeOf, upgradeTo, type Upgrade } from './upgrades.ts';

export interface SuccessionParts {
  readonly api: HomeserverApi;
  readonly bodies: Bodies;
  readonly report: Pick<PlacesReport, 'entered' | 'cannotEnter' | 'shutOut'>;
  readonly signal: AbortSignal;
}

/** So many take about half a minute. */
const REFUSALS = 6;

/** Follows the rooms of bodies through their upgrades. */
export class Succession {
  readonly #parts: SuccessionParts;
  readonly #following = new Set<RoomId>();

  constructor(parts: SuccessionParts) {
    this.#parts = parts;
  }

  /** What became of the rooms while nobody listened; known before anything is heard or said. */
  async find(): Promise<Upgrade[]> {
    const { bodies } = this.#parts;
    const found: Upgrade[] = [];
    const seen = new Set<RoomId>();
    for (let rooms = bodies.entered(); rooms.length > 0;) {
      for (const room of rooms) {
        seen.add(room);
        const upgrades = await this.#untilAnswered(room, () => this.#around(room));
        found.push(...(upgrades ?? []).filter((each) => bodies.succeed(each.former, each.room, each.since)));
      }
      rooms = bodies.entered().filter((room) => !seen.has(room));
    }
    return found;
  }

  async #around(room: RoomId): Promise<Upgrade[]> {
    const { api } = this.#parts;
    try {
      const [after, before] = await Promise.all([upgradeOf(api, room), this.#before(room)]);
      return [after, before].filter((each) => each !== undefined);
    } catch (error) {
      // The homeserver does not count the bot among its people any more: then nothing is known of this room.
      if (!isForbidden(error)) throw error;
      return [];
    }
  }

  /**
   * Whoever creates a room can say that it replaces another. Where the bot is in that one, it must say so too;
   * then its people belong to the body until they follow, though the configuration names the new room alone.
   */
  async #before(room: RoomId): Promise<Upgrade | undefined> {
    const { api, bodies } = this.#parts;
    const claimed = await upgradeTo(api, room);
    if (claimed === undefined || !bodies.hasBot(claimed.former)) return claimed;
    const { former } = claimed;
    const said = await upgradeOf(api, former);
    if (said?.room !== room) return undefined;
    const body = bodies.ofRoom(room);
    if (body !== undefined && bodies.ofRoom(former) === undefined) bodies.assign(former, body.id);
    return said;
  }

  /** Goes into the new room; where that needs an invitation, until it comes. */
  async follow({ former, room, since, via }: Upgrade): Promise<void> {
    const { api, bodies, report, signal } = this.#parts;
    const body = bodies.ofRoom(former);
    if (body === undefined || !bodies.succeed(former, room, since)) return;
    if (this.#following.has(room)) return;
    this.#following.add(room);
    if (!bodies.hasBot(room)) {
      await this.#untilAnswered(
        room,
        () => joinRoom(api, room, via),
        () => {
          report.shutOut(room, body.id, 'refused');
        },
      );
      if (!isOver(signal)) report.entered(room, body.id);
    }
    // It may have been upgraded again since.
    const next = await this.#untilAnswered(room, () => upgradeOf(api, room));
    if (next !== undefined) await this.follow(next);
  }

  /** @param refused is told of a room that goes on refusing: whoever upgraded it may be about to invite the bot */
  async #untilAnswered<Answer>(
    room: RoomId,
    ask: () => Promise<Answer>,
    refused: () => void = () => undefined,
  ): Promise<Answer | undefined> {
    const { signal, report } = this.#parts;
    for (let failures = 1; !isOver(signal); failures += 1) {
      try {
        return await ask();
      } catch (error) {
        if (isSignedOut(error)) throw error;
        if (isOver(signal)) return undefined;
        const wait = backoff(failures);
        report.cannotEnter(room, error, wait);
        if (failures === REFUSALS && isForbidden(error)) refused();
        await pause(wait, signal);
      }
    }
    return undefined;
  }
}
