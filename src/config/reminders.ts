import type { Duration } from '../governance/terms.ts';
import { durationSchema, durationText } from './duration.ts';
import { list, text } from './schema.ts';
import { section } from './section.ts';
import { shouldBe } from './wording.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** More than this nobody reads. */
const MOST = 5;

const before = list(
  durationSchema,
  'times before closing, such as ["24 hours"], or [] for none',
  0,
).superRefine(
  (times, context) => {
    times.forEach((time, position) => {
      if (times.indexOf(time) === position) return;
      const message = `is ${durationText(time)} a second time`;
      context.addIssue({ code: 'custom', path: [position], message });
    });
    if (times.length > MOST) {
      context.addIssue({
        code: 'custom',
        message: `has ${String(times.length)} items; at most ${String(MOST)} reminders are allowed`,
      });
    }
  },
  { when: ({ value }) => Array.isArray(value) },
);

const timeOfDay = text('a time of day, such as 22:00', parseTimeOfDay);

const quietHours = section(
  { from: timeOfDay, to: timeOfDay },
  {
    instead: (input) =>
      `${shouldBe('a section such as { from: 22:00, to: 8:00 }', input)}; leave it out for none`,
  },
).superRefine(({ from, to }, context) => {
  if (from === to) {
    context.addIssue({ code: 'custom', message: 'begin and end at the same time; leave them out for none' });
  }
});

/** When people are reminded of a vote that ends, and when no private word is sent. */
export const remindersSchema = section(
  {
    before: before.prefault(['24 hours']).transform(longestFirst),
    quietHours: quietHours.optional(),
  },
  {
    instead: (input) => `${shouldBe('a section with before, quietHours', input)}; { before: [] } for none`,
  },
)
  .transform(({ before: times, quietHours: quiet }) => ({
    before: times,
    ...(quiet === undefined ? {} : { quietHours: quiet }),
  }))
  .prefault({});

/** On a clock of 24 hours, as time since the start of the day. */
function parseTimeOfDay(source: string): Duration | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d\d)$/u.exec(source) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return Number(hours) * HOUR + Number(minutes) * MINUTE;
}

function longestFirst(times: readonly Duration[]): Duration[] {
  return times.toSorted((a, b) => b - a);
}
