import type { Extension } from '../governance/voting-period.ts';
import { parseClosingTime, type ClosingTime, type ClosingTimeContext } from './closing-time.ts';
import { cleanLine } from './clean-text.ts';
import { parseElapsed } from './elapsed.ts';

const BY = /^(?:by|for)\s+(?:another\s+)?|^another\s+/iu;
const UNTIL = /^(?:until|till|to)\s+/iu;

/** How much longer a vote is to be: "by 3 days", "3 days", "until Friday 18:00". Undefined where nothing is said. */
export function parseExtension(
  text: string,
  context: ClosingTimeContext,
): Extension | Extract<ClosingTime, { kind: 'unclear' }> | undefined {
  const words = cleanLine(text);
  if (words === '') return undefined;
  const duration = UNTIL.test(words) ? undefined : parseElapsed(words.replace(BY, ''));
  // "in 3 days" says when, and not how much later.
  if (duration !== undefined && !/^in\b/iu.test(words)) return { kind: 'by', duration };
  const moment = parseClosingTime(words.replace(UNTIL, ''), context);
  if (moment.kind === 'after') return { kind: 'until', instant: context.now + moment.duration };
  return moment.kind === 'at' ? { kind: 'until', instant: moment.instant } : moment;
}
