import { describe, expect, test } from 'vitest';
import { changed, parse, problemsOf, tell } from './world.ts';

const ROOMS = "['#full:example.coop']";

describe('a mistake in bodies is told', () => {
  tell([
    [
      ROOMS,
      '[]',
      'bodies.full.rooms, line 10: has no item; it should list rooms, such as ["#finance:example.coop"]',
    ],
    [
      ROOMS,
      `'#full:example.coop'`,
      'bodies.full.rooms, line 10: is "#full:example.coop"; it should be a list of rooms, such as ["#finance:example.coop"]',
    ],
    [
      ROOMS,
      `[full, '#full']`,
      'bodies.full.rooms[0], line 10: is "full"; it should be a room in quotes: its alias, such as "#finance:example.coop", or its id',
      'bodies.full.rooms[1], line 10: is "#full"; it should be a room in quotes: its alias, such as "#finance:example.coop", or its id',
    ],
    [
      ROOMS,
      '\n      - #full:example.coop\n     ',
      ', line 11: this is not YAML: Block collections are not allowed within flow collections',
    ],
    [
      ROOMS,
      `['#full:example.coop', '#full:example.coop']`,
      'bodies.full.rooms[1], line 10: is "#full:example.coop" a second time',
    ],
    [
      ROOMS,
      `['#tech:example.coop']`,
      'bodies.tech.rooms[0], line 11: is "#tech:example.coop", which is a room of the body full already',
    ],
    [
      'electorate: members, authority: binding',
      'electorate: member, authority: bindng',
      'bodies.full.electorate, line 10: is "member"; it should be one of the electorates (members); did you mean "members"?',
      'bodies.full.authority, line 10: is "bindng"; it should be advisory or binding; did you mean "binding"?',
    ],
    [
      'electorate: members, authority: binding',
      'authority: binding',
      'bodies.full.electorate, line 10: is missing; it should be one of the electorates (members)',
    ],
    [
      'authority: binding',
      'authority: binding, binds: ""',
      'bodies.full.binds, line 10: is empty; it should be whom its decisions bind, such as social.coop, on one line of at most 120 characters',
    ],
    [
      'authority: binding',
      'authority: binding, binds: "two\\nlines"',
      'bodies.full.binds, line 10: is "two\\nlines"; it should be whom its decisions bind, such as social.coop, on one line of at most 120 characters',
    ],
    [
      'authority: binding',
      'authority: binding, reportTo: full',
      'bodies.full.reportTo, line 10: is the body itself; it should be another body',
    ],
    [
      'tech: {',
      '"tech group": {',
      'bodies["tech group"], line 11: is no name; it should begin with a letter and have only letters, digits, "-" and "_"',
    ],
  ]);
});

test('a body has its id, the electorate itself and whom it binds', () => {
  const bodies = parse(changed('authority: binding', 'authority: binding, binds: social.coop')).bodies;
  expect([...bodies]).toMatchObject([
    [
      'full',
      {
        id: 'full',
        name: 'Full group',
        rooms: ['#full:example.coop'],
        electorate: { room: true },
        authority: 'binding',
        binds: 'social.coop',
      },
    ],
    ['tech', { id: 'tech', authority: 'advisory' }],
  ]);
});

test.each(['!abc:example.coop', '!Yg5bYzJ6sl8jC3hVZ0FqgBvP1B3Hq7c0xW1m2n3o4p5', '#full:[::1]:8448'])(
  '%s is a room',
  (room) => {
    expect(problemsOf(changed(ROOMS, `['${room}']`))).toEqual([]);
  },
);
