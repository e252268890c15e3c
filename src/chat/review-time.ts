import type { Review } from '../governance/review.ts';
import { cleanLine } from './clean-text.ts';
import { parseClosingTime, type ClosingTime, type ClosingTimeContext } from './closing-time.ts';
import { numberNamed, parseElapsed } from './elapsed.ts';

const CALENDAR = /^(?:(?:in|after)\s+)?(\w+)\s+(months?|years?)$/iu;
const MONTHS_OF_A_YEAR = 12;
const MOST_MONTHS = 10 * MONTHS_OF_A_YEAR;
/** Where a day is named and no time: nobody minds at which hour of it. */
const USUAL_TIME = '09:00';

/** When a decision is to be looked at again: "in 6 months", "in 90 days", "2027-05-01", "1 May 2027 18:00". */
export function parseReviewTime(
  text: string,
  context: ClosingTimeContext,
): Review | Extract<ClosingTime, { kind: 'unclear' }> {
  const words = cleanLine(text);
  const months = monthsIn(words);
  if (months !== undefined) return { kind: 'after', months, duration: 0 };
  const duration = parseElapsed(words);
  if (duration !== undefined && duration > 0) return { kind: 'after', months: 0, duration };
  const moment = parseClosingTime(words, context);
  if (moment.kind === 'at') return moment;
  const hour =
    moment.kind === 'unclear' && moment.why === 'no time of day'
      ? parseClosingTime(`${words} ${USUAL_TIME}`, context)
      : moment;
  if (hour.kind === 'at' || hour.kind === 'unclear') return hour;
  return { kind: 'unclear', why: 'not understood', suggestions: ['in 6 months'] };
}

/** Months and years have no fixed length, so they are counted in the calendar. */
function monthsIn(words: string): number | undefined {
  const [, amount, unit] = CALENDAR.exec(words) ?? [];
  const count = amount === undefined ? undefined : numberNamed(amount);
  if (count === undefined || unit === undefined) return undefined;
  const months = unit.toLowerCase().startsWith('y') ? MONTHS_OF_A_YEAR * count : count;
  return Number.isInteger(months) && months > 0 && months <= MOST_MONTHS ? months : undefined;
}
