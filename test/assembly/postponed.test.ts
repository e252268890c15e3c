import { expect, test } from 'vitest';

import { Postponed } from '../../src/assembly/postponed.ts';

test('what failed is left alone for longer each time, up to a minute', () => {
  const postponed = new Postponed<string>();
  const waits = Array.from({ length: 6 }, () => {
    postponed.add('reminder', 0);
    return postponed.until('reminder');
  });
  expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
});

test('what is over does not hide when the next is tried again', () => {
  const postponed = new Postponed<string>();
  postponed.add('of a proposal that was withdrawn since', 0);
  postponed.add('still due', 10_000);
  expect(postponed.next(7_000)).toBe(15_000);
  expect(postponed.next(20_000)).toBeUndefined();
});
