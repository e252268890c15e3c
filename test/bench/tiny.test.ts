import { expect, test } from 'vitest';

import { storm } from '../../bench/storm.ts';
import { isMet } from '../../bench/rows.ts';

test('a bench runs from end to end: the bot and the stub understand each other', async () => {
  const said: string[] = [];
  const rows = [];
  for await (const row of storm(1, (words) => said.push(words), { few: 1, many: 3, votesEach: 2 }))
    rows.push(row);
  expect(said).toEqual(['storm, round 1 of 1']);
  expect(rows.map(({ row }) => row)).toEqual(['3 end at once', 'A command meanwhile']);
  expect(rows[0]?.althing).toBeGreaterThan(0);
  expect(rows.map(isMet)).not.toContain(undefined);
});
