import type { Duration, Instant } from '../governance/terms.ts';
import { cleanLine } from './clean-text.ts';
import { readMoment } from './closing-moment.ts';
import type { UnclearMoment } from './closing-moment.ts';
import { DAY, parseElapsed } from './elapsed.ts';
import { nearestWord } from './nearest-word.ts';
import { instantsAround, wallClockAt, writeInstant } from './local-time.ts';
import type { WallClock } from './local-time.ts';
import { canonicalTimezone, takeTimezone } from './timezone.ts';

export type ClosingTime =
  | { readonly kind: 'after'; readonly duration: Duration }
  | { readonly kind: 'at'; readonly instant: Instant }
  | {
      readonly kind: 'unclear';
      readonly why: UnclearMoment | 'unknown timezone';
      /** Texts that this function understands, the likeliest correction first; never empty. */
      readonly suggestions: readonly string[];
    };

/** `timezone`: the one that is meant where the text names none; one that Intl knows. */
export interface ClosingTimeContext {
  readonly now: Instant;
  readonly timezone: string;
}

/** The T between date and time in ISO 8601. */
const ISO_JOINT = /(?<=\d)T(?=\d)/i;
const LONGEST_TEXT = 100;
const MOST_SUGGESTIONS = 4;

/**
 * When a proposal is to close: after an elapsed time ("in 8 days"; a day is 24 hours, R1) or at a moment
 * ("Friday 18:00 Europe/Paris"). Whatever has no meaning or several is unclear, never guessed.
 */
export function parseClosingTime(text: string, { now, timezone }: ClosingTimeContext): ClosingTime {
  const words = text.length <= LONGEST_TEXT ? cleanLine(text) : '';
  const duration = parseElapsed(words);
  if (duration !== undefined) return { kind: 'after', duration };

  const ours = canonicalTimezone(timezone) ?? 'UTC';
  const { rest, zone = ours, unknown } = takeTimezone(words.replace(ISO_JOINT, ' '));
  const moment = readMoment(rest, now, zone);
  if (unknown !== undefined && !(moment.kind === 'unclear' && moment.why === 'not understood')) {
    const likely = moment.kind === 'at' ? [wallClockAt(moment.instant, ours)] : moment.likely;
    const zones = new Set([...zonesLike(unknown), ours, 'UTC']);
    return unclear('unknown timezone', likely, [...zones], now);
  }
  return moment.kind === 'at' ? moment : unclear(moment.why, moment.likely, [zone], now);
}

/** The zone that a misspelt name means, and none for an abbreviation. */
function zonesLike(unknown: string): readonly string[] {
  const nearest = unknown.includes('/')
    ? nearestWord(unknown, Intl.supportedValuesOf('timeZone'))
    : undefined;
  return nearest === undefined ? [] : [nearest];
}

function unclear(
  why: UnclearMoment | 'unknown timezone',
  likely: readonly WallClock[],
  zones: readonly string[],
  now: Instant,
): ClosingTime {
  const texts = zones.flatMap((zone) =>
    likely
      .flatMap((wall) => instantsAround(wall, zone))
      .filter((instant) => instant > now)
      .map((instant) => writeInstant(instant, zone)),
  );
  const suggestions = [...new Set(texts)].slice(0, MOST_SUGGESTIONS);
  return { kind: 'unclear', why, suggestions: suggestions.length > 0 ? suggestions : examples(zones, now) };
}

/** For a text that gives nothing to go by: how a closing time can be written. */
function examples(zones: readonly string[], now: Instant): readonly string[] {
  const example = 'in 8 days';
  const [zone = 'UTC'] = zones;
  const noon = Math.floor(wallClockAt(now + 8 * DAY, zone) / DAY) * DAY + DAY / 2;
  return [example, ...instantsAround(noon, zone).map((instant) => writeInstant(instant, zone))];
}
