import { expect, it } from 'vitest';
import type { Fact } from '../../../src/governance/proposal/facts.ts';
import { CHOICES, type Choice } from '../../../src/governance/terms.ts';
import { ada, ben, hidden, openWith, takenBack, voted } from '../../support/proposal-facts.ts';

/** How many members' reactions can be seen on the card, and what last left none. */
function seen(choice: Choice, ...facts: readonly Fact[]): string {
  const { visible, emptiedBy } = openWith(...facts);
  return `${String(visible[choice])}, last emptied by ${emptiedBy[choice]}`;
}

it.each(CHOICES)('none for %s are seen at first, since the card', (choice) => {
  expect(seen(choice)).toBe('0, last emptied by $card');
});

it('a reaction is seen with its choice only', () => {
  const facts = [voted('$1', ada, 'agree')];
  expect(seen('agree', ...facts)).toBe('1, last emptied by $card');
  expect(seen('block', ...facts)).toBe('0, last emptied by $card');
});

it('a reaction that a newer one replaces is still seen: it stands on the card', () => {
  const facts = [voted('$1', ada, 'agree'), voted('$2', ada, 'block')];
  expect(seen('agree', ...facts)).toBe('1, last emptied by $card');
  expect(seen('block', ...facts)).toBe('1, last emptied by $card');
});

it('a reaction that does not count is seen all the same', () => {
  expect(seen('agree', voted('$1', ben, 'agree', { excluded: 'not eligible' }))).toBe(
    '1, last emptied by $card',
  );
});

it('words are not seen', () => {
  const facts = [voted('$1', ada, 'agree', { via: 'words' })];
  expect(seen('agree', ...facts)).toBe('0, last emptied by $card');
  expect(seen('agree', ...facts, takenBack('$x', '$1'))).toBe('0, last emptied by $card');
  expect(seen('agree', ...facts, hidden('$x', '$1'))).toBe('0, last emptied by $card');
});

it('the last that is taken back leaves none', () => {
  const two = [voted('$1', ada, 'agree'), voted('$2', ben, 'agree'), takenBack('$x', '$1')];
  expect(seen('agree', ...two)).toBe('1, last emptied by $card');
  expect(seen('agree', ...two, takenBack('$y', '$2'))).toBe('0, last emptied by $y');
});

it('the last that a moderator removes leaves none too, and taking it back then changes nothing', () => {
  const removed = [voted('$1', ada, 'agree'), hidden('$x', '$1')];
  expect(seen('agree', ...removed)).toBe('0, last emptied by $x');
  expect(seen('agree', ...removed, takenBack('$y', '$1'))).toBe('0, last emptied by $x');
});

it('what was emptied can fill and be emptied again', () => {
  const again = [voted('$1', ada, 'agree'), takenBack('$x', '$1'), voted('$2', ada, 'agree')];
  expect(seen('agree', ...again)).toBe('1, last emptied by $x');
  expect(seen('agree', ...again, takenBack('$y', '$2'))).toBe('0, last emptied by $y');
});
