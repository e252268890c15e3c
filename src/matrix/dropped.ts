import type { OnMalformed } from './read-event.ts';

/** What was dropped since the last time somebody asked. */
export interface DroppedCounts {
  readonly byType: Readonly<Record<string, number>>;
  /** A few of the ids, to look for. */
  readonly some: readonly string[];
}

const NAMED = 5;

/** Counts what comes from the homeserver without the form that the specification gives it (invariant 10). */
export class Dropped {
  #byType = new Map<string, number>();
  #some: string[] = [];

  readonly note: OnMalformed = (type, event) => {
    this.#byType.set(type, (this.#byType.get(type) ?? 0) + 1);
    if (event !== undefined && this.#some.length < NAMED) this.#some.push(event);
  };

  /** The counts so far, which begin anew; undefined where there is nothing to tell. */
  take(): DroppedCounts | undefined {
    const counts = { byType: Object.fromEntries(this.#byType), some: this.#some };
    this.#byType = new Map();
    this.#some = [];
    return Object.keys(counts.byType).length === 0 ? undefined : counts;
  }
}
