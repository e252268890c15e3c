import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';

import { close } from '../../../src/governance/proposal/decide.ts';
import { evolve } from '../../../src/governance/proposal/evolve.ts';
import type { Fact } from '../../../src/governance/proposal/facts.ts';
import type { Rule } from '../../../src/governance/rule.ts';
import { bodyId, eventId, proposalNumber } from '../../../src/governance/terms.ts';
import { canonicalJson } from '../../../src/ledger/canonical.ts';
import { fold } from '../../../src/ledger/fold.ts';
import { findRecord } from '../../../src/ledger/record/find-record.ts';
import { published, type Published } from '../../../src/ledger/record/published.ts';
import { recordOf } from '../../../src/ledger/record/record.ts';
import { verifyRecord } from '../../../src/ledger/record/verify-record.ts';
import {
  ada,
  arrivedLate,
  ben,
  closed,
  CLOSES,
  DURING,
  escalated,
  explained,
  extended,
  hidden,
  made,
  moved,
  opened,
  tally,
  terms,
  voided,
  voted,
  withdrawn,
} from '../../support/proposal-facts.ts';
import { endedLives } from '../../support/proposal-afterlife.ts';
import { DAY, HOUR } from '../../support/times.ts';

const HASH = 'a'.repeat(64);

function publishedAfter(facts: readonly Fact[]): Published {
  const proposal = fold(facts);
  if (proposal === undefined) throw new Error('it was made');
  return published(recordOf(proposal, HASH));
}

/** What is wrong with a text that somebody hands in, be it that it can't be read. */
function problemsOf(text: string, expected?: string): readonly string[] {
  const found = findRecord(text);
  if (found.kind !== 'record') return [found.kind];
  return verifyRecord(found.record, expected ?? found.beside?.sha256).problems;
}

test('whatever happened to a proposal, its record is in order', () => {
  fc.assert(
    fc.property(endedLives, (facts) => {
      const { text, sha256 } = publishedAfter(facts);
      expect(problemsOf(text, sha256)).toEqual([]);
    }),
  );
});

test('the record of a proposal with everything that terms can have is in order', () => {
  const rule = {
    name: 'money',
    label: 'EXPENSE',
    bodies: [bodyId('full'), bodyId('finance')],
    votingPeriod: {
      minimum: 9 * DAY,
      maximum: 60 * DAY,
      default: 10 * DAY,
      urgent: { label: 'URGENT', minimum: DAY },
    },
    require: [
      {
        when: 'block',
        votes: ['agree', 'abstain'],
        comparison: 'atMost',
        ratio: { numerator: 19, denominator: 2 },
        times: ['cast', 'eligible', 'eligibleLessAbstain', 'block'],
      },
      { votes: ['block'], comparison: 'atLeast', ratio: { numerator: 0, denominator: 1 } },
    ],
  } satisfies Rule;
  const more = { binds: 'everybody', labels: ['URGENT', 'EXPENSE'], urgent: true, rule };
  const began = { ...made, terms: { ...terms, ...more } };
  const open = fold([began, opened, voted('$1', ada, 'block', { via: 'words', reason: 'it is dear' })]);
  if (open?.status !== 'open') throw new Error('it is open');
  const proposal = evolve(open, close(open, 7, opened.closesAt + 1));
  expect(problemsOf(published(recordOf(proposal, HASH)).text)).toEqual([]);
});

test('a list with a length that is none is no record, and is told so', () => {
  const noList: unknown = JSON.parse('{"rule":{"require":{"length":{"toString":1,"valueOf":1}}}}');
  expect(verifyRecord(noList, undefined).problems).not.toEqual([]);
  const ballots: unknown = JSON.parse('{"extensions":{"length":{"toString":1,"valueOf":1}}}');
  expect(verifyRecord(ballots, undefined).problems).toEqual([
    'it has a length that is no number, and is no record',
  ]);
});

test('the record of a withdrawn proposal is in order', () => {
  expect(problemsOf(publishedAfter([made, opened, voted('$1', ada, 'agree'), withdrawn('$2')]).text)).toEqual(
    [],
  );
});

test('the record of a Block that was removed, with a reason that was given apart, is in order', () => {
  const apart = [voted('$1', ben, 'block'), explained('$2', ben, 'it closes us off'), hidden('$3', '$1')];
  const facts = [made, opened, ...apart, closed({ tally: tally({ block: 1 }) })];
  expect(problemsOf(publishedAfter(facts).text)).toEqual([]);
});

test('whichever byte of a record is altered, it is noticed', () => {
  fc.assert(
    fc.property(endedLives, fc.nat(), fc.integer({ min: 1, max: 255 }), (facts, at, by) => {
      const { text, sha256 } = publishedAfter(facts);
      expect(problemsOf(withByte(text, at, by), sha256)).not.toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('whichever byte of what a result publishes is altered, it is noticed', () => {
  fc.assert(
    fc.property(endedLives, fc.nat(), fc.integer({ min: 1, max: 255 }), (facts, at, by) => {
      const { data } = publishedAfter(facts);
      const text = canonicalJson({ content: data, event_id: '$x', type: 'm.room.message' });
      const from = '{"content":'.length;
      const length = canonicalJson(data).length;
      expect(problemsOf(withByte(text, from + (at % length), by))).not.toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

function withByte(text: string, at: number, by: number): string {
  const bytes = Buffer.from(text);
  const index = at % bytes.length;
  bytes[index] = ((bytes[index] ?? 0) + by) % 256;
  return bytes.toString();
}

describe('even without the hash, what does not follow by the rule is named', () => {
  const facts = [
    made,
    opened,
    voted('$1', ada, 'agree'),
    voted('$2', ben, 'disagree'),
    voted('$3', ben, 'abstain', { excluded: 'not eligible' }),
    hidden('$4', '$2'),
    closed({ eligible: 5, tally: tally({ agree: 1, disagree: 1, notCounted: 1 }) }),
  ];
  const whole = publishedAfter([
    ...facts.slice(0, -1),
    closed({
      eligible: 5,
      tally: tally({ agree: 1, disagree: 1, notCounted: 1 }),
      requirements: [{ left: 1, right: 1, comparison: 'moreThan', applies: true, met: false }],
    }),
  ]).text;

  it('when nothing was altered, nothing is', () => {
    expect(problemsOf(whole)).toEqual([]);
  });

  it.each<[what: string, was: string, is: string, told: string]>([
    ['a choice', '"choice":"disagree"', '"choice":"agree"', 'verdict, tally, agree: it says 1'],
    ['a tally', '"agree":1,"block"', '"agree":7,"block"', 'verdict, tally, agree: it says 7'],
    ['an outcome', '"outcome":"not passed"', '"outcome":"passed"', 'verdict, outcome: it says "passed"'],
    ['a number of a requirement', '"left":1', '"left":2', 'verdict, requirements, 0, left: it says 2'],
    ['the rule', '"numerator":1', '"numerator":0', 'verdict, outcome: it says "not passed"'],
    [
      'the end of voting',
      '"closesAt":"2026-11-08',
      '"closesAt":"2026-11-07',
      'closesAt: voting was shorter than the rule allows',
    ],
    [
      'the time of the closing',
      '"closedAt":"2026-11-08',
      '"closedAt":"2026-11-07',
      'closedAt: it was closed before the end of voting',
    ],
    [
      'a vote that is hidden by its voter',
      '"hiddenBy":"@moderator:example.coop"',
      '"hiddenBy":"@ben:example.coop"',
      'ballot $2 of @ben:example.coop: it says {"castAt"',
    ],
    ['a time', '"castAt":"2026', '"castAt":"2O26', 'ballots, 0, castAt: it should be a time'],
    ['a field', '"format":1', '"format":1,"more":2', 'Unrecognized key: "more"'],
    ['one vote for another', '"event":"$2"', '"event":"$1"', 'vote $1: it stands there twice'],
    ['how many may vote', '"eligible":5', '"eligible":null', 'eligible: how many may vote is missing'],
    ['a number that is not whole', '"eligible":5', '"eligible":5.5', 'eligible: Invalid input'],
  ])('%s', (_what, was, is, told) => {
    expect(whole).toContain(was);
    expect(problemsOf(whole.replace(was, is)).join('\n')).toContain(told);
  });

  it('a late vote that is made to count', () => {
    const late = voted('$5', ada, 'block', {
      castAt: opened.closesAt,
      at: opened.closesAt,
      excluded: 'late',
    });
    const { text } = publishedAfter([made, opened, late, closed({ tally: tally({ notCounted: 1 }) })]);
    expect(problemsOf(text)).toEqual([]);
    const moved = text.replace('"why":"late"', '"why":"replaced"');
    expect(problemsOf(moved).join('\n')).toContain(
      'vote that does not count $5 of @ada:example.coop, why: it says "replaced"; by the votes and the rule it is "late"',
    );
  });

  it('a newer vote that was set aside for an older one', () => {
    const older = voted('$1', ada, 'agree');
    const newer = voted('$2', ada, 'block', { castAt: older.castAt + 1, at: older.at + 1 });
    const requirements = [{ left: 0, right: 0, comparison: 'moreThan', applies: true, met: false }] as const;
    const { text } = publishedAfter([
      made,
      opened,
      older,
      newer,
      closed({ tally: tally({ block: 1 }), requirements }),
    ]);
    const record: unknown = JSON.parse(text);
    const swapped = text.replaceAll('$1', '$x').replaceAll('$2', '$1').replaceAll('$x', '$2');
    expect(problemsOf(text)).toEqual([]);
    expect(record).toMatchObject({ ballots: [{ event: '$2' }], exclusions: [{ event: '$1' }] });
    const turned = swapped.replace(
      '"castAt":"2026-11-03T12:00:00.001Z"',
      '"castAt":"2026-11-03T11:00:00.000Z"',
    );
    expect(problemsOf(turned).join('\n')).toContain('verdict, tally, agree: it says 0');
  });
});

describe('even without the hash, of what came after the closing is named', () => {
  const whole = publishedAfter([
    made,
    opened,
    moved('$second'),
    voted('$1', ada, 'agree'),
    closed({
      at: opened.closesAt + HOUR,
      outcome: 'passed',
      tally: tally({ agree: 1 }),
      requirements: [{ left: 1, right: 0, comparison: 'moreThan', applies: true, met: true }],
    }),
    arrivedLate('$2', ben, 'disagree'),
    voided('$3', 'it was forged'),
  ]).text;

  it('nothing, when nothing was altered', () => {
    expect(problemsOf(whole)).toEqual([]);
  });

  it.each<[what: string, was: string, is: string, told: string]>([
    ['another decision before', '"before":"passed"', '"before":"not passed"', 'voided, before: it says "not'],
    ['that there was a decision', ',"before":"passed"', '', 'eligible: it says 0; by the votes'],
    ['who declared it void', '"voided":{', '"void":{', 'Unrecognized key: "void"'],
    ['that it is void', '"outcome":"void"', '"outcome":"passed"', 'verdict, outcome: it says "passed"'],
    ['a ballot', '"choice":"agree"', '"choice":"disagree"', 'voided, before: it says "passed"'],
    [
      'a late vote from after the end',
      '"castAt":"2026-11-03T12:00:00.000Z","choice":"disagree"',
      '"castAt":"2026-11-08T13:00:00.000Z","choice":"disagree"',
      'vote that arrived late $2 of @ben:example.coop: it says {"castAt":"2026-11-08',
    ],
    [
      'a late vote that came before the closing',
      '"receivedAt":"2026-11-09',
      '"receivedAt":"2026-11-07',
      'vote $2: it came before the closing',
    ],
    ['a late vote that counts as well', '"event":"$2"', '"event":"$1"', 'vote $1: it stands there twice'],
    ['no card before', '"earlierCards":[{', '"earlierCards":[],"x":[{', 'earlierCards: Too small'],
  ])('%s', (_what, was, is, told) => {
    expect(whole).toContain(was);
    expect(problemsOf(whole.replace(was, is)).join('\n')).toContain(told);
  });

  it('that nobody declared it void', () => {
    const { voided: _nobody, ...rest } = z.looseObject({}).parse(JSON.parse(whole));
    expect(problemsOf(JSON.stringify(rest))).toContain('voided: who declared it void is missing');
  });
});

describe('even without the hash, of what was so for a while is named', () => {
  const whole = publishedAfter([
    made,
    opened,
    voted('$1', ben, 'block', { via: 'words', reason: 'it closes us off' }),
    voted('$2', ben, 'agree', { castAt: DURING + 1, at: DURING + 1 }),
    extended('$x'),
    closed({
      at: CLOSES + DAY,
      outcome: 'passed',
      tally: tally({ agree: 1 }),
      requirements: [{ left: 1, right: 0, comparison: 'moreThan', applies: true, met: true }],
    }),
  ]).text;

  it('nothing, when nothing was altered', () => {
    expect(whole).toContain('"withdrawnBlocks":[{"event":"$1","reason":"it closes us off"');
    expect(problemsOf(whole)).toEqual([]);
  });

  it.each<[what: string, was: string, is: string, told: string]>([
    [
      'an extension by another',
      '"extensions":[{"at"',
      '"extensions":[{"by":"@ben:example.coop","at"',
      'lead to',
    ],
    ['an extension to another end', '"to":"2026-11-09', '"to":"2026-11-10', 'extensions: they do not lead'],
    ['an extension that is none', '"to":"2026-11-09', '"to":"2026-11-07', 'extensions: they do not lead'],
    [
      'a Block that was another choice',
      '"withdrawnBlocks":[{"event":"$1"',
      '"withdrawnBlocks":[{"event":"$2"',
      'vote $2: it is said to be a Block',
    ],
  ])('%s', (_what, was, is, told) => {
    expect(whole).toContain(was);
    const altered = was.includes('extensions')
      ? whole.replace(was, is).replace(`"by":"${ada}",`, '')
      : whole.replace(was, is);
    expect(problemsOf(altered).join('\n')).toContain(told);
  });

  it.each<[string, readonly Fact[], object]>([
    ['where it went', [escalated('$e', { ends: true })], { escalatedTo: 2 }],
    ['where it went after it was decided', [closed(), escalated('$e', { at: CLOSES })], { escalatedTo: 2 }],
  ])('and %s is in order', (_, facts, expected) => {
    const { text } = publishedAfter([made, opened, ...facts]);
    expect(JSON.parse(text)).toMatchObject(expected);
    expect(problemsOf(text)).toEqual([]);
  });

  it('and where it came from is in order', () => {
    const { room } = terms;
    const place = { bodyName: 'Finance', room, card: eventId('$old'), thread: eventId('$old') };
    const escalatedFrom = { proposal: proposalNumber(7), ...place };
    const { text } = publishedAfter([{ ...made, terms: { ...terms, escalatedFrom } }, opened, closed()]);
    expect(JSON.parse(text)).toMatchObject({ escalatedFrom: 7 });
    expect(problemsOf(text)).toEqual([]);
  });
});

describe('what a client shows as the source of a message is read', () => {
  const { data, sha256 } = publishedAfter([made, opened, closed()]);
  const attached = { 'coop.althing.record': { sha256, attached: true } };

  it.each<[string, unknown]>([
    ['the whole event', { type: 'm.room.message', content: data }],
    ['its content', data],
  ])('as %s', (_, source) => {
    expect(problemsOf(JSON.stringify(source, undefined, 4))).toEqual([]);
  });

  it('and a record that is a file of its own is told apart', () => {
    expect(findRecord(JSON.stringify({ content: attached }))).toEqual({ kind: 'attached', sha256 });
  });

  it.each<[string, string, RegExp]>([
    ['no JSON', 'Hello', /no JSON/u],
    ['a list', '[]', /neither a record nor an event/u],
    ['another message', '{"content":{"body":"hi"}}', /is it the message with the result/u],
    ['a message that was removed', '{"content":{},"type":"m.room.message"}', /content was removed/u],
    ['a record of tomorrow', '{"format":2,"ballots":[],"verdict":{}}', /newer Althing/u],
    ['a message that only says so', '{"content":{"coop.althing.record":{"sha256":"x"}}}', /has no record/u],
  ])('but not %s', (_, text, why) => {
    const found = findRecord(text);
    expect(found).toMatchObject({ kind: 'foreign' });
    expect(found.kind === 'foreign' && found.why).toMatch(why);
  });
});

test('what is nested deeper than any program can follow is no record', () => {
  const deep = `{"format":1,"ballots":${'['.repeat(100_000)}${']'.repeat(100_000)},"verdict":{}}`;
  expect(problemsOf(deep)).not.toEqual([]);
});
