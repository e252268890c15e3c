import type { Bodies } from '../assembly/bodies.ts';
import type { RoomId } from '../governance/terms.ts';
import { isSignedOut } from './errors.ts';
import type { HomeserverApi } from './homeserver-api.ts';
import { backoff, isOver, pause } from './pause.ts';
import type { PlacesReport } from './places.ts';
import { joinRoom } from './rooms.ts';
import { upgradeOf, upgradeTo, type Upgrade } from './upgrades.ts';

export interface SuccessionParts {
  readonly api: HomeserverApi;
  readonly bodies: Bodies;
  readonly report: Pick<PlacesReport, 'entered' | 'cannotEnter'>;
  readonly signal: AbortSignal;
}

/** Follows the rooms of bodies through their upgrades. */
export class Succession {
  readonly #parts: SuccessionParts;
  readonly #following = new Set<RoomId>();

  constructor(parts: SuccessionParts) {
    this.#parts = parts;
  }

  /** What became of the rooms while nobody listened; known before anything is heard or said. */
  async find(): Promise<Upgrade[]> {
    const { api, bodies } = this.#parts;
    const found: Upgrade[] = [];
    const seen = new Set<RoomId>();
    for (let rooms = bodies.entered(); rooms.length > 0;) {
      for (const room of rooms) {
        seen.add(room);
        const upgrades = await this.#untilAnswered(room, () =>
          Promise.all([upgradeOf(api, room), upgradeTo(api, room)]),
        );
        for (const upgrade of upgrades ?? []) {
          if (upgrade === undefined || bodies.ofRoom(upgrade.former) === undefined) continue;
          bodies.succeed(upgrade.former, upgrade.room, upgrade.since);
          found.push(upgrade);
        }
      }
      rooms = bodies.entered().filter((room) => !seen.has(room));
    }
    return found;
  }

  /** Goes into the new room; where that needs an invitation, until it comes. */
  async follow({ former, room, since, via }: Upgrade): Promise<void> {
    const { api, bodies, report, signal } = this.#parts;
    const body = bodies.ofRoom(former);
    if (body === undefined || this.#following.has(room)) return;
    this.#following.add(room);
    bodies.succeed(former, room, since);
    if (!bodies.hasBot(room)) {
      await this.#untilAnswered(room, () => joinRoom(api, room, via));
      if (!isOver(signal)) report.entered(room, body.id);
    }
    // It may have been upgraded again since.
    const next = await this.#untilAnswered(room, () => upgradeOf(api, room));
    if (next !== undefined) await this.follow(next);
  }

  async #untilAnswered<Answer>(room: RoomId, ask: () => Promise<Answer>): Promise<Answer | undefined> {
    const { signal, report } = this.#parts;
    for (let failures = 1; !isOver(signal); failures += 1) {
      try {
        return await ask();
      } catch (error) {
        if (isSignedOut(error)) throw error;
        if (isOver(signal)) return undefined;
        const wait = backoff(failures);
        report.cannotEnter(room, error, wait);
        await pause(wait, signal);
      }
    }
    return undefined;
  }
}
