import type { Bodies } from '../assembly/bodies.ts';
import type { Shortcoming, StuckMessage } from '../assembly/notices.ts';
import type { Duration, Instant, RoomId } from '../governance/terms.ts';
import type { Outbox, Waiting } from '../ledger/ledger.ts';
import { isForRoom, lineOf, type Outgoing } from '../ledger/outgoing.ts';
import { STUCK } from '../observe/health.ts';
import { codeOf, HomeserverAway, HomeserverRefusal } from './errors.ts';

const EVERYWHERE = 'everywhere';

interface StuckParts {
  readonly outbox: Pick<Outbox, 'backlog'>;
  readonly bodies: Pick<Bodies, 'ofRoom' | 'hasBot' | 'newestRoom'>;
  readonly clock: () => Instant;
  /** For how long the homeserver has been answering; undefined while it does not. */
  readonly answering: () => Duration | undefined;
}

/**
 * Finds what has waited for ten minutes while the homeserver answered. Private words are never among it: they wait
 * for one member's server, and a word to stewards must not lead to the next.
 */
export class Stuck {
  readonly #parts: StuckParts;
  readonly #failures = new Map<string, unknown>();
  /** Lines of which stewards know why they wait. */
  readonly #explained = new Set<string>();
  /** Where something was found to be stuck, as long as something old waits there. */
  #known = new Set<RoomId | typeof EVERYWHERE>();

  constructor(parts: StuckParts) {
    this.#parts = parts;
  }

  sent(outgoing: Outgoing): void {
    this.#failures.delete(outgoing.key);
    this.#explained.delete(lineOf(outgoing));
  }

  delayed(outgoing: Outgoing, error: unknown): void {
    this.#failures.set(outgoing.key, error);
  }

  rejected(outgoing: Outgoing): void {
    this.#failures.delete(outgoing.key);
  }

  /** Stewards were told that a room lacks something: what waits for that is no news. */
  explained(room: RoomId, what: Shortcoming): void {
    const kinds = what === 'cannot send' ? ['text', 'decoration', 'file'] : ['decoration'];
    for (const kind of kinds) this.#explained.add(`${kind} ${room}`);
  }

  /** What is stuck now and was not when somebody last looked: one message for each room, or one for everything. */
  async look(): Promise<readonly StuckMessage[]> {
    const { outbox, answering, clock } = this.#parts;
    if ((answering() ?? 0) < STUCK) return [];
    const { heads } = await outbox.backlog();
    const old = heads.filter(({ since }) => clock() - since >= STUCK);
    const rooms = new Set(old.flatMap(({ outgoing }) => (isForRoom(outgoing) ? outgoing.room : [])));
    const lasting = [...this.#known].filter((where) =>
      where === EVERYWHERE ? rooms.size > 0 : rooms.has(where),
    );
    const known = new Set(lasting);
    const news: StuckMessage[] = [];
    for (const stuck of old.flatMap((head) => this.#asStuck(head) ?? [])) {
      const where = stuck.everywhere ? EVERYWHERE : stuck.room;
      if (known.has(where)) continue;
      known.add(where);
      news.push(stuck);
    }
    this.#known = known;
    return news;
  }

  /** Undefined for what nobody need be told of, and what was not tried: it waits for others. */
  #asStuck({ outgoing, since }: Waiting): StuckMessage | undefined {
    const { bodies } = this.#parts;
    if (!isForRoom(outgoing) || this.#explained.has(lineOf(outgoing))) return undefined;
    const { key, room } = outgoing;
    // Of a room that put the bot out they were told; others are no body's.
    if (bodies.ofRoom(room) === undefined || !bodies.hasBot(bodies.newestRoom(room))) return undefined;
    if (!this.#failures.has(key)) return undefined;
    const error = this.#failures.get(key);
    const refusal = error instanceof HomeserverRefusal ? error : undefined;
    const holdsUpAll = refusal === undefined ? error instanceof HomeserverAway : refusal.status === 429;
    // The media repository may well be another program.
    const everywhere = holdsUpAll && outgoing.kind !== 'file';
    return { key, room, since, reason: codeOf(error), everywhere };
  }
}
