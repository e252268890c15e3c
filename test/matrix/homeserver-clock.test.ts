import { expect, test } from 'vitest';

import { HomeserverClock } from '../../src/matrix/homeserver-clock.ts';

const NOON = Date.UTC(2026, 10, 2, 12);
const HOUR = 3_600_000;

function header(time: number): string {
  return new Date(time).toUTCString();
}

function clocks(): { clock: HomeserverClock; told: number[]; local: { time: number } } {
  const local = { time: NOON };
  const told: number[] = [];
  const clock = new HomeserverClock(
    () => local.time,
    (apart) => told.push(apart),
  );
  return { clock, told, local };
}

test('clocks that agree are left alone', () => {
  const { clock, told, local } = clocks();
  for (const off of [0, 900, -2000]) clock.observe(header(local.time + off), local.time);
  expect(clock.now()).toBe(NOON);
  expect(told).toEqual([]);
});

test('a machine that is an hour ahead goes by the homeserver, and says so once', () => {
  const { clock, told, local } = clocks();
  clock.observe(header(local.time - HOUR), local.time);
  local.time += 10_000;
  clock.observe(header(local.time - HOUR), local.time);
  expect(clock.now()).toBe(NOON + 10_000 - HOUR);
  expect(told).toEqual([-HOUR]);
});

test('a long wait for an answer is no difference, whether its date is of the beginning or of the end', () => {
  const { clock, told, local } = clocks();
  local.time += 30_000;
  clock.observe(header(NOON), NOON);
  clock.observe(header(local.time), NOON);
  expect(clock.now()).toBe(local.time);
  expect(told).toEqual([]);
});

test('a clock that is set right while the bot runs is taken as it is from then on', () => {
  const { clock, local } = clocks();
  clock.observe(header(local.time - HOUR), local.time);
  local.time -= HOUR;
  clock.observe(header(local.time), local.time);
  expect(clock.now()).toBe(NOON - HOUR);
});

test('an answer without a date, or with nonsense, tells nothing', () => {
  const { clock } = clocks();
  clock.observe(null, NOON);
  clock.observe('yesterday', NOON);
  expect(clock.now()).toBe(NOON);
});
