import { expect, test } from 'vitest';
import { problemsOf, SOUND } from './world.ts';

test.each([
  [
    'a: 1\nb: [#room:x]\n',
    ', line 2: this is not YAML: a name that begins with # must be in quotes, such as "#room:example.coop"',
  ],
  [
    'a: [@sam:x]\n',
    ', line 1: this is not YAML: a value that begins with @, % or ` must be in quotes, such as "@sam:example.coop"',
  ],
  [
    'a: b: c\n',
    ', line 1: this is not YAML: a value with ": " inside must be in quotes, and the keys of one section must line up',
  ],
  [
    'a: 1\n---\nb: 1\n',
    ', line 2: this is not YAML: a line "---" begins a second document here; the configuration is a single one',
  ],
  ['a:\n\tb: 1\n', ', line 2: this is not YAML: Tabs are not allowed as indentation'],
  [
    'a: "b" c\n',
    ', line 1: this is not YAML: something stands here that belongs to nothing; is a quote, a comma or a bracket missing?',
  ],
  ['', ', line undefined: the file is empty; config.example.yaml shows what it should be'],
  ['# nothing yet\n', ', line undefined: the file is empty; config.example.yaml shows what it should be'],
  ['- a\n', ', line undefined: the file is a list; config.example.yaml shows what it should be'],
])('%j', (text, told) => {
  expect(problemsOf(text)).toContain(told);
});

test.each(['!', '&', '*'])('a value that begins with %s is told to need quotes', (sign) => {
  const told = `prefix, line 1: begins with "${sign}", which means something else in YAML; it should be in quotes`;
  expect(problemsOf(`prefix: ${sign}x\n${SOUND}`)).toEqual([told]);
});

test('a key that stands twice is told, and the first of them is checked', () => {
  const text = SOUND.replace('authority: binding', 'authority: strict');
  expect(problemsOf(`${text}bodies:\n  full: { name: Full, name: Whole }\n`)).toEqual([
    'bodies, line 9: stands a second time on line 23; keep one of the two',
    'bodies.full.authority, line 10: is "strict"; it should be advisory or binding',
  ]);
});

test.each(['? [a]\n: 1\n', '? {}\n: 1\n', '__proto__: { a: 1 }\n'])(
  'a key has to be a plain word: %j',
  (pair) => {
    expect(problemsOf(pair + SOUND)).toEqual([', line undefined: has a key that is not a plain word']);
  },
);

test('a list item that YAML takes for a comment is empty', () => {
  const text = SOUND.replace("rooms: ['#tech:example.coop'], ", '').replace(
    '  tech: {',
    '  tech: { rooms: [""],',
  );
  expect(problemsOf(text)).toEqual([
    'bodies.tech.rooms[0], line 11: is empty; it should be a room in quotes: its alias, such as "#finance:example.coop", or its id',
  ]);
});

test.each([SOUND.replaceAll('\n', '\r\n'), `\uFEFF${SOUND}`, `%YAML 1.1\n---\n${SOUND}`])(
  'line ends, a byte order mark and a YAML version do not matter',
  (text) => {
    expect(problemsOf(text)).toEqual([]);
  },
);
