import { expect, test } from 'vitest';
import { read, withLimits } from '../assembly/support/social-coop.ts';

function limits(text: string) {
  return read(withLimits(text)).limits;
}

test('without a word of limits, they are as the example shows them', () => {
  const usual = { openProposals: 5, commands: { burst: 20, every: 10_000 } };
  expect(limits('')).toEqual(usual);
  expect(limits('commands: { burst: 20 }')).toEqual(usual);
});

test('each can be set alone', () => {
  expect(limits('openProposals: 100').openProposals).toBe(100);
  expect(limits('commands: { every: 1 minute }').commands).toEqual({ burst: 20, every: 60_000 });
});

test.each(['0', '-1', '1.5', '1001', 'many'])('%s is no number of proposals', (count) => {
  expect(() => limits(`openProposals: ${count}`)).toThrow(
    /limits\.openProposals, line \d+: .* a whole number from 1 to 1000/u,
  );
});

test('a limit that is not known is an error', () => {
  expect(() => limits('votes: 3')).toThrow(/limits\.votes.*is not known here/u);
});
