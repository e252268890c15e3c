import type { Duration } from '../governance/terms.ts';

/** Counts what happens. A call per batch, commit or message; never one per vote. */
export interface Meter {
  /** A batch of room events was taken in. @param kinds of its events, one for each */
  readonly batch: (kinds: Iterable<string>) => void;
  readonly committed: (all: { readonly facts: number; readonly closings: number }, took: Duration) => void;
  /** @param kind of message, such as "edit" */
  readonly sent: (kind: string) => void;
  readonly delayed: (kind: string) => void;
  readonly rejected: (kind: string) => void;
  readonly dropped: (events: number) => void;
}

const nothing = (): void => undefined;

/** For a bot that nobody watches by numbers. */
export const unmetered: Meter = {
  batch: nothing,
  committed: nothing,
  sent: nothing,
  delayed: nothing,
  rejected: nothing,
  dropped: nothing,
};
