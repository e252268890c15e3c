import { DAY } from '../../chat/elapsed.ts';
import { instantsAround, wallClockAt, type WallClock } from '../../chat/local-time.ts';
import type { QuietHours } from '../../config/config.ts';
import type { Instant } from '../../governance/terms.ts';

const MINUTE = 60_000;

/** Quiet hours where somebody is. */
export interface Quiet {
  readonly hours: QuietHours;
  /** A name that Intl knows. */
  readonly zone: string;
}

/** A time in which nobody is to be disturbed. `from` is part of it, `to` no longer. */
interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** Whether the clocks there show a time in the quiet hours. */
export function isQuiet(instant: Instant, { hours: { from, to }, zone }: Quiet): boolean {
  const time = timeOfDay(wallClockAt(instant, zone));
  return from < to ? time >= from && time < to : time >= from || time < to;
}

/** The quiet time around an instant; undefined if it is none. */
export function quietAround(instant: Instant, quiet: Quiet): Span | undefined {
  if (!isQuiet(instant, quiet)) return undefined;
  const { hours, zone } = quiet;
  const wall = wallClockAt(instant, zone);
  const time = timeOfDay(wall);
  const midnight = wall - time;
  const begins = midnight + hours.from - (time < hours.from ? DAY : 0);
  const ends = midnight + hours.to + (time < hours.to ? 0 : DAY);
  // Where the clocks are put forward or back, a time may exist twice or not at all: the nearest one that serves.
  const after = instantsAround(ends, zone).find((each) => each > instant && !isQuiet(each, quiet));
  const before = instantsAround(begins, zone).findLast((each) => each <= instant);
  return { from: before ?? instant, to: after ?? nextLoud(instant, quiet) };
}

/** Minute by minute: where the clocks change around the end, no reading of it may serve. */
function nextLoud(instant: Instant, quiet: Quiet): Instant {
  let each = instant - (instant % MINUTE) + MINUTE;
  while (isQuiet(each, quiet)) each += MINUTE;
  return each;
}

function timeOfDay(wall: WallClock): number {
  return ((wall % DAY) + DAY) % DAY;
}
