import { tzOffset } from '@date-fns/tz/tzOffset';
import type { Duration, Instant } from '../governance/terms.ts';
import { DAY } from './elapsed.ts';

/** A date and time as a clock on the wall shows it: the milliseconds since 1970 if that clock showed UTC. */
export type WallClock = number;

/** What the clocks of a time zone (a name or an offset such as +02:00) show at an instant. */
export function wallClockAt(instant: Instant, zone: string): WallClock {
  return instant + offsetAt(instant, zone);
}

/**
 * Every instant at which the clocks of the zone show that time, earliest first: none where they skip it,
 * two where they are put back over it.
 */
export function instantsAt(wall: WallClock, zone: string): readonly Instant[] {
  return candidatesFor(wall, zone).filter((instant) => wallClockAt(instant, zone) === wall);
}

/**
 * The instants at which the zone shows that time, or, where its clocks skip it, the same time by the clocks
 * before the jump and by those after it.
 */
export function instantsAround(wall: WallClock, zone: string): readonly Instant[] {
  const exact = instantsAt(wall, zone);
  return exact.length > 0 ? exact : candidatesFor(wall, zone);
}

/**
 * The time as `2026-11-27 18:00 Europe/Paris`; where the clocks show it twice, with the offset in place of
 * the zone, so that reading it back gives the same instant. Years 0 to 9999.
 */
export function writeInstant(instant: Instant, zone: string): string {
  const wall = wallClockAt(instant, zone);
  const text = new Date(wall).toISOString().replace('T', ' ');
  const toTheMinute = wall % 60_000 === 0;
  const suffix = instantsAt(wall, zone).length === 1 ? zone : writeOffset(wall - instant);
  return `${text.slice(0, toTheMinute ? 16 : 19)} ${suffix}`;
}

/** Offsets are below a day and change at most once within two days, so both neighbours' offsets are all. */
function candidatesFor(wall: WallClock, zone: string): readonly Instant[] {
  const offsets = new Set([offsetAt(wall - DAY, zone), offsetAt(wall + DAY, zone)]);
  return [...offsets].map((offset) => wall - offset).sort((a, b) => a - b);
}

function offsetAt(instant: Instant, zone: string): Duration {
  return Math.round(tzOffset(zone, new Date(instant)) * 60_000);
}

/** An offset as `+02:00`. */
export function writeOffset(offset: Duration): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
