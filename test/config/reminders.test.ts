import { expect, test } from 'vitest';
import { parse, problemsOf, SOUND } from './world.ts';

const HOUR = 3_600_000;

function reminders(text: string) {
  return parse(`${SOUND}reminders: ${text}\n`).reminders;
}

function wrong(text: string): readonly string[] {
  return problemsOf(`${SOUND}reminders: ${text}\n`);
}

test('without a word of them, one comes a day before closing, at whatever hour', () => {
  expect(parse(SOUND).reminders).toEqual({ before: [24 * HOUR] });
});

test('their times are kept longest first', () => {
  expect(reminders('{ before: [2 hours, 3 days] }')).toEqual({ before: [72 * HOUR, 2 * HOUR] });
});

test('an empty list switches them off', () => {
  expect(reminders('{ before: [] }')).toEqual({ before: [] });
});

test('quiet hours go over midnight or not', () => {
  expect(reminders('{ quietHours: { from: 22:00, to: 8:30 } }')).toEqual({
    before: [24 * HOUR],
    quietHours: { from: 22 * HOUR, to: 8.5 * HOUR },
  });
  expect(reminders('{ quietHours: { from: "0:00", to: "06:00" } }').quietHours).toEqual({
    from: 0,
    to: 6 * HOUR,
  });
});

test.each([
  [
    '{ before: 24 hours }',
    'reminders.before, line 23: is "24 hours"; it should be a list of times before closing, such as ["24 hours"], or [] for none',
  ],
  [
    '{ before: none }',
    'reminders.before, line 23: is "none"; it should be a list of times before closing, such as ["24 hours"], or [] for none',
  ],
  [
    'none',
    'reminders, line 23: is "none"; it should be a section with before, quietHours; { before: [] } for none',
  ],
  [
    '{ quietHours: none }',
    'reminders.quietHours, line 23: is "none"; it should be a section such as { from: 22:00, to: 8:00 }; leave it out for none',
  ],
  ['{ before: [1 day, 24 hours] }', 'reminders.before[1], line 23: is 1 day a second time'],
  [
    '{ before: [6 days, 5 days, 4 days, 3 days, 2 days, 1 day] }',
    'reminders.before, line 23: has 6 items; at most 5 reminders are allowed',
  ],
  [
    '{ before: [soon] }',
    'reminders.before[0], line 23: is "soon"; it should be a whole number of seconds, minutes, hours, days or weeks, such as "6 days", at least 1 second and at most 10 years',
  ],
  [
    '{ quietHours: { from: 24:00, to: 8 } }',
    'reminders.quietHours.from, line 23: is "24:00"; it should be a time of day, such as 22:00',
    'reminders.quietHours.to, line 23: is "8"; it should be a time of day, such as 22:00',
  ],
  [
    '{ quietHours: { from: 8:00, to: 8:00 } }',
    'reminders.quietHours, line 23: begin and end at the same time; leave them out for none',
  ],
  [
    '{ quietHours: { from: 22:00 } }',
    'reminders.quietHours.to, line 23: is missing; it should be a time of day, such as 22:00',
  ],
  ['{ quiet: none }', 'reminders.quiet, line 23: is not known here; known keys: before, quietHours'],
])('%s is told', (text, ...told) => {
  expect(wrong(text)).toEqual(told);
});
