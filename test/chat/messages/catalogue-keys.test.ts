import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { en } from '../../../src/chat/catalogue/en.ts';
import { goldenFiles } from '../../support/golden-files.ts';

const SOURCE = join(import.meta.dirname, '../../../src');

/** What no golden file can have yet. */
/** Keys that the source puts together from two names, where no search finds them. */
const PUT_TOGETHER = ['result.advisory', 'result.binding', 'rules.advisory', 'rules.binding'];

describe('every message of the catalogue', () => {
  test('is in a golden file', () => {
    const files = goldenFiles();
    const unsaid = Object.entries(en).filter(
      ([, text]) => !files.some(({ plain }) => patternOf(text).test(plain)),
    );
    expect(unsaid.map(([key]) => key)).toEqual([]);
  });

  test('is used by the source', () => {
    const used = usedKeys();
    const keys = Object.keys(en).map((key) => key.replace(/_(?:one|other)$/u, ''));
    const unused = keys.filter(
      (key) => !PUT_TOGETHER.includes(key) && !used.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });
});

/** A message with any parameters, also in the middle of a sentence. */
function patternOf(text: string): RegExp {
  const plain = text.replace(/<\/?(?:strong|em|code)>/gu, '');
  return new RegExp(
    plain
      .split(/\{\{\w+\}\}/u)
      .map(escaped)
      .join('[^]+?'),
    'iu',
  );
}

/** What the source names as keys: 'card.open', and `outcome.${outcome}` for all that begin so. */
function usedKeys(): RegExp[] {
  return globSync('**/*.ts', { cwd: SOURCE })
    .filter((file) => !file.includes('catalogue'))
    .flatMap((file) => [...readFileSync(join(SOURCE, file), 'utf8').matchAll(/'([^'\n]+)'|`([^`\n]+)`/gu)])
    .map(([, plain, template]) => plain ?? template ?? '')
    .filter((literal) => !literal.startsWith('${'))
    .map(
      (literal) =>
        new RegExp(
          `^${literal
            .split(/\$\{[^}]*\}/u)
            .map(escaped)
            .join('.+')}$`,
          'u',
        ),
    );
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}
