import type { Duration, Instant } from '../governance/terms.ts';

/** What failed is tried again after this, then half as often each time: it must not hold up others. */
const AGAIN: Duration = 5_000;
const AT_LEAST_EVERY: Duration = 60_000;

/** What was due and could not be done: until when it is left alone. */
export class Postponed<Key> {
  readonly #entries = new Map<Key, { until: Instant; wait: Duration }>();

  add(key: Key, now: Instant): void {
    const before = this.#entries.get(key)?.wait ?? AGAIN / 2;
    const wait = Math.min(AT_LEAST_EVERY, 2 * before);
    this.#entries.set(key, { until: now + wait, wait });
  }

  remove(key: Key): void {
    this.#entries.delete(key);
  }

  until(key: Key): Instant {
    return this.#entries.get(key)?.until ?? 0;
  }

  /** When the first of them is tried again, of those that are left alone at `now`: what else is here is over. */
  next(now: Instant): Instant | undefined {
    const all = [...this.#entries.values()].map(({ until }) => until).filter((until) => until > now);
    return all.length === 0 ? undefined : Math.min(...all);
  }
}
