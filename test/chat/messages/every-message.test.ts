import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { COMMANDS } from '../../../src/chat/messages/help.ts';
import { goldenFiles, type GoldenFile } from '../../support/golden-files.ts';
import { tagsOf, wordsOfHtml, wordsOfPlain } from '../../support/reading.ts';

const files = goldenFiles();

/** Lines of text that a message may have; empty ones between its parts are not counted. */
const MOST_LINES = 15;
/** The few that need more, and why. */
const LONGER: Readonly<Record<string, number>> = {
  // Asked for by whoever wants them all: a heading, 25 ballots, how many more.
  'ballots/more-than-fifty': 27,
  'ballots/fifty-one': 27,
  // Three requirements, five lines of Blocks and every remark at once.
  'result/everything': 16,
};

const TAGS = ['p', 'br', 'strong', 'em', 'code', 'pre', 'ul', 'ol', 'li', 'blockquote', 'a'];
const EMOJI_AND_ITS_WORD = /\p{Extended_Pictographic} (?:Agree|Disagree|Abstain|Block)/gu;

/** Names of the messages of which this is not so. */
function exceptions(isSo: (file: GoldenFile) => boolean): string[] {
  return files.filter((file) => !isSo(file)).map(({ name }) => name);
}

describe('every message', () => {
  test('has a golden file', () => {
    expect(files.length).toBeGreaterThan(100);
  });

  test('uses only plain HTML', () => {
    expect(exceptions(({ html }) => tagsOf(html).every(({ tag }) => TAGS.includes(tag)))).toEqual([]);
  });

  test('has no attribute in its HTML but the address of a link', () => {
    const isAddress = (rest: string) => rest === '' || /^ href="https:\/\/[^"<>]*"$/u.test(rest);
    expect(exceptions(({ html }) => tagsOf(html).every(({ rest }) => isAddress(rest)))).toEqual([]);
  });

  test('closes every tag of its HTML that it opens', () => {
    expect(exceptions(({ html }) => isBalanced(html))).toEqual([]);
  });

  test.each(files)('says the same in plain text as in HTML: $name', ({ plain, html }) => {
    expect(wordsOfPlain(plain)).toEqual(wordsOfHtml(html));
  });

  test('is short', () => {
    const linesOf = (plain: string) => plain.split('\n').filter((line) => line.trim() !== '');
    expect(exceptions(({ name, plain }) => linesOf(plain).length <= (LONGER[name] ?? MOST_LINES))).toEqual(
      [],
    );
  });

  test('has an emoji only beside its word', () => {
    const others = (plain: string) => plain.replace(EMOJI_AND_ITS_WORD, '');
    expect(exceptions(({ plain }) => !/\p{Extended_Pictographic}/u.test(others(plain)))).toEqual([]);
  });

  test('is complete, with nothing left to fill in', () => {
    const isComplete = ({ plain, html }: GoldenFile) => !/\{\{|\}\}|undefined|\[object/u.test(plain + html);
    expect(exceptions(isComplete)).toEqual([]);
  });

  test('is a notice if it answers, and no notice otherwise', () => {
    const answers = (key: string) => /^(?:answer|hint):/u.test(key);
    const expected = (key: string) => (answers(key) ? 'm.notice' : 'm.text');
    expect(exceptions(({ event }) => event.msgtype === expected(event['coop.althing.key']))).toEqual([]);
  });

  test('mentions nobody but whoever it is about', () => {
    const isAboutOne = (key: string) => /^(?:result|result-void|ask-reason|hint|paid|payment):/u.test(key);
    // The proposer, and whoever is named to see it through.
    const isAboutTwo = (name: string) => name === 'result/seen-through';
    const rightly = ({ name, event }: GoldenFile) =>
      (event['m.mentions'].user_ids ?? []).length ===
      (isAboutTwo(name) ? 2 : isAboutOne(event['coop.althing.key']) ? 1 : 0);
    expect(exceptions(rightly)).toEqual([]);
  });
});

test('every result says the outcome first', () => {
  const results = files.filter(({ name }) => name.startsWith('result/'));
  const outcomes = results.map(({ plain }) => plain.slice(0, plain.indexOf('.')));
  expect([...new Set(outcomes)].sort()).toEqual(['Not passed', 'Passed', 'Void', 'Withdrawn']);
});

test('every golden file has its test', () => {
  const sources = globSync('*.test.ts', { cwd: import.meta.dirname })
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('\n');
  const hasTest = ({ name }: GoldenFile) => {
    const last = name.slice(name.lastIndexOf('/') + 1);
    return COMMANDS.some((command) => command === last) || new RegExp(`['/]${last}'`, 'u').test(sources);
  };
  expect(exceptions(hasTest)).toEqual([]);
});

function isBalanced(html: string): boolean {
  const open: string[] = [];
  for (const { tag, closes } of tagsOf(html)) {
    if (tag === 'br') continue;
    if (!closes) open.push(tag);
    else if (open.pop() !== tag) return false;
  }
  return open.length === 0;
}
