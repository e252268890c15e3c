import { expect, test } from 'vitest';

import { median, quantile } from '../../bench/median.ts';
import { isMet, ratioOf, type Row } from '../../bench/rows.ts';
import { line } from '../../bench/table.ts';

const ROW: Row = { row: 'A vote', unit: 'µs', althing: 30, baseline: 20, against: 'something else' };

test('a quantile is the smallest value that is no smaller than its part', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2);
  expect(quantile([5, 1, 4, 2, 3], 0.99)).toBe(5);
  expect(quantile([5, 1, 4, 2, 3], 0)).toBe(1);
  expect(median([])).toBeNaN();
});

test('a row is as wished when its ratio and its figure are', () => {
  expect(ratioOf(ROW)).toBe(1.5);
  expect(isMet(ROW)).toBeUndefined();
  expect(isMet({ ...ROW, goal: 1.5 })).toBe(true);
  expect(isMet({ ...ROW, goal: 1.4 })).toBe(false);
  expect(isMet({ ...ROW, limit: 29 })).toBe(false);
  expect(isMet({ ...ROW, goal: 2, limit: 29 })).toBe(false);
  expect(isMet({ ...ROW, goal: 2, limit: 30 })).toBe(true);
});

test('a line says both figures, the ratio, and whether that is as wished', () => {
  expect(line({ ...ROW, goal: 1 })).toMatch(
    /^A vote +µs +30\.0 +20\.0 +1\.50 {2}something else {2}NOT as wished$/u,
  );
  expect(line({ ...ROW, goal: 2, more: { p99: 123.4 } })).toMatch(/ {2}as wished\n {4}p99 123$/u);
});
