import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changed, parse, problemsOf, SOUND, tell } from './world.ts';

const STEWARDS = "stewards: ['@sam:example.coop']";

describe('a mistake in the configuration as a whole is told', () => {
  tell([
    [STEWARDS, 'stewardz: []', 'stewardz, line 4: is not known here; did you mean "stewards"?'],
    [
      STEWARDS,
      'color: blue',
      'color, line 4: is not known here; known keys: matrix, storage, timezone, language, prefix, profile, stewards, choices, electorates, bodies, rules, closing, limits, reminders, monitoring',
    ],
    [
      STEWARDS,
      "stewards: ['@sam:example.coop']\nstewards: []",
      'stewards, line 4: stands a second time on line 5; keep one of the two',
    ],
    [STEWARDS, 'language: de', 'language, line 4: is "de"; it should be a language of the messages (en)'],
    [
      STEWARDS,
      'prefix: yo!',
      'prefix, line 4: is "yo!"; it should be 1 to 5 signs in quotes, such as "!" (no letters, digits or spaces)',
    ],
    [
      STEWARDS,
      'prefix: !',
      'prefix, line 4: begins with "!", which means something else in YAML; it should be in quotes',
    ],
    [
      STEWARDS,
      'prefix: "!!!!!!"',
      'prefix, line 4: is "!!!!!!"; it should be 1 to 5 signs in quotes, such as "!" (no letters, digits or spaces)',
    ],
    [
      STEWARDS,
      'timezone: Europe/Pariss',
      'timezone, line 4: is "Europe/Pariss"; it should be the name of a time zone, such as Etc/UTC or Europe/Paris; did you mean "Europe/Paris"?',
    ],
    [
      STEWARDS,
      'timezone: "+01:00"',
      'timezone, line 4: is "+01:00"; it should be the name of a time zone, such as Etc/UTC or Europe/Paris',
    ],
    [
      STEWARDS,
      'storage: ""',
      'storage, line 4: is empty; it should be the path of the database, such as storage/althing.db',
    ],
    [
      STEWARDS,
      'stewards: sam',
      'stewards, line 4: is "sam"; it should be a list of user ids, such as ["@sam:example.coop"]',
    ],
    [
      STEWARDS,
      `stewards: ['@sam', '@sam:example.coop', '@sam:example.coop']`,
      'stewards[0], line 4: is "@sam"; it should be a user id in quotes, such as "@sam:example.coop"',
      'stewards[2], line 4: is "@sam:example.coop" a second time',
    ],
    [
      STEWARDS,
      'stewards:',
      'stewards, line 4: is empty; it should be a list of user ids, such as ["@sam:example.coop"]',
    ],
    [
      STEWARDS,
      'closing: { grace: soon }',
      'closing.grace, line 4: is "soon"; it should be a whole number of seconds, minutes, hours, days or weeks, such as "60 seconds", at most 10 years',
    ],
    [
      STEWARDS,
      'closing: { patience: 60 seconds }',
      'closing.patience, line 4: is not known here; known keys: grace',
    ],
  ]);
});

test('a sound configuration has no problem', () => {
  expect(problemsOf(SOUND)).toEqual([]);
});

test('what is left out has a default', () => {
  const { storage, timezone, language, prefix, stewards, closing } = parse(changed(STEWARDS, ''));
  expect({ storage, timezone, language, prefix, stewards, closing }).toEqual({
    storage: '/co-op/storage/althing.db',
    timezone: 'Etc/UTC',
    language: 'en',
    prefix: '!',
    stewards: [],
    closing: { grace: 60_000 },
  });
});

test('the database may be anywhere, and a grace of 0 seconds is one', () => {
  const config = parse(changed(STEWARDS, 'storage: /var/lib/althing.db\nclosing: { grace: 0 seconds }'));
  expect(config).toMatchObject({ storage: '/var/lib/althing.db', closing: { grace: 0 } });
});

test('a configuration is frozen', () => {
  const config = parse(SOUND);
  expect(
    [config, config.stewards, config.choices.agree.words, config.matrix.signIn].every(Object.isFrozen),
  ).toBe(true);
  expect([...config.rules.values(), ...config.bodies.values()].every(Object.isFrozen)).toBe(true);
});

describe('nothing hides behind something else', () => {
  test('mistakes all over the file are told at once, in the order of their lines', () => {
    const broken = SOUND.replace('https://matrix.example.coop', 'nowhere')
      .replace("['@sam:example.coop']", '[sam]')
      .replace("reactions: ['👍']", "reactions: ['🛑']")
      .replace('room: true', 'room: maybe')
      .replace('authority: binding', 'authority: strict')
      .replace('#tech:', '#full:')
      .replace('minimum: 6 days, maximum: 60 days', 'minimum: 6 daze, maximum: 60 days')
      .replace('moreThan: 1', 'moreThan: one')
      .replace('label: BYLAWS', 'label: URGENT');
    expect(problemsOf(broken).map((problem) => problem.split(':')[0])).toEqual([
      'matrix.homeserver, line 2',
      'stewards[0], line 4',
      'choices.agree.reactions[0], line 6',
      'electorates.members.room, line 8',
      'bodies.full.authority, line 10',
      'bodies.tech.rooms[0], line 11',
      'rules.ordinary.votingPeriod.minimum, line 14',
      'rules.ordinary.votingPeriod.urgent.label, line 14',
      'rules.ordinary.require[0].moreThan, line 16',
    ]);
  });

  test('all that is missing', () => {
    expect(problemsOf('prefix: "?"')).toEqual([
      'matrix, line undefined: is missing; it should be a section with homeserver, accessToken, user, password, formerAccounts',
      'electorates, line undefined: is missing; it should be a section that names the electorates',
      'bodies, line undefined: is missing; it should be a section that names the bodies',
      'rules, line undefined: is missing; it should be a section that names the rules',
    ]);
  });
});

test('whatever is cut out or put in, every problem is told as one', () => {
  const signs = fc.constantFrom(
    '[',
    ']',
    '{',
    '}',
    ':',
    '#',
    '!',
    '&',
    '*',
    '?',
    '-',
    '|',
    '\t',
    '\n',
    '"',
    "'",
  );
  const slip = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.string({ unit: signs, maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.nat(SOUND.length), fc.nat(40), slip, (at, length, put) => {
      // problemsOf lets every error through but a ConfigError.
      problemsOf(SOUND.slice(0, at) + put + SOUND.slice(at + length));
    }),
    { numRuns: 300 },
  );
});
