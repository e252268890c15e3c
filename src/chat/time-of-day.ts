import type { Duration } from '../governance/terms.ts';
import { DAY } from './elapsed.ts';

/** What is left of a text without its time of day. */
export interface TakenTimeOfDay {
  readonly rest: string;
  /**
   * What the time can mean, as time since the start of the day. More than one: midnight is the start of a day
   * or its end, "at 6" is in the morning or in the evening. None: it is no time of any day. Undefined: none is given.
   */
  readonly readings?: readonly Duration[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const AT = '(?:\\bat\\s+|\\bby\\s+|@\\s*)?';
const HALF = '([ap])\\.?m\\b\\.?';
const CLOCK = new RegExp(
  `${AT}(?<![\\d:.])(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:\\.\\d+)?)?(?:\\s?${HALF})?(?![\\d:])`,
  'i',
);
const TWELVE_HOURS = new RegExp(`${AT}(?<![\\d:.])(\\d{1,2})(?:\\.(\\d\\d))?\\s?${HALF}`, 'i');
/** With minutes that can't be a month: "Friday 1.12" may as well be a date. */
const DOTTED = new RegExp(`${AT}(?<![\\d:.])(\\d{1,2})\\.(00|1[3-9]|[2-5]\\d)(?![\\d:.])`, 'i');
const NAMED = new RegExp(`${AT}(?:\\b12\\s)?\\b(noon|midday|midnight)\\b`, 'i');
const BARE_HOUR = /\bat\s+(\d{1,2})(?:\s?o['’]?clock)?(?=$|[\s,])/i;

/** Finds the time of day in a text, wherever it stands. A second one stays in the rest. */
export function takeTimeOfDay(text: string): TakenTimeOfDay {
  const clock = CLOCK.exec(text);
  if (clock) return taken(text, clock, onTheClock(clock[1], clock[2], clock[3], clock[4]));
  const twelve = TWELVE_HOURS.exec(text);
  if (twelve) return taken(text, twelve, onTheClock(twelve[1], twelve[2], undefined, twelve[3]));
  const dotted = DOTTED.exec(text);
  if (dotted) return taken(text, dotted, onTheClock(dotted[1], dotted[2]));
  const named = NAMED.exec(text);
  if (named) return taken(text, named, named[1]?.toLowerCase() === 'midnight' ? [0, DAY] : [12 * HOUR]);
  const bare = BARE_HOUR.exec(text);
  if (bare) return taken(text, bare, onHour(Number(bare[1])));
  return { rest: text };
}

function taken(text: string, found: RegExpExecArray, readings: readonly Duration[]): TakenTimeOfDay {
  return { rest: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`, readings };
}

function onTheClock(hour = '', minute = '0', second = '0', half?: string): readonly Duration[] {
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  if (minutes > 59 || seconds > 59) return [];
  const past = minutes * MINUTE + seconds * 1000;
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return [];
    return [((hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0)) * HOUR + past];
  }
  // 24:00 is the end of a day (ISO 8601); there is nothing after it.
  return hours * HOUR + past <= DAY ? [hours * HOUR + past] : [];
}

function onHour(hour: number): readonly Duration[] {
  if (hour >= 1 && hour <= 12) return [(hour % 12) * HOUR, ((hour % 12) + 12) * HOUR];
  return hour <= 24 ? [hour * HOUR] : [];
}
