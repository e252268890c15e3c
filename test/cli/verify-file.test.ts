import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, it, test } from 'vitest';

import { published } from '../../src/ledger/record/published.ts';
import { recordOf } from '../../src/ledger/record/record.ts';
import { closedProposal } from './ledger-file.ts';
import { althing, folderWith, type Finished } from './support.ts';

const { proposal, hash } = closedProposal();
const { text, sha256, data } = published(recordOf(proposal, hash));
const result = {
  number: 1,
  body: 'full',
  outcome: 'passed',
  authority: 'binding',
  tally: { agree: 2, disagree: 1, abstain: 0, block: 0, notCounted: 0 },
  eligible: 3,
  requirements: [],
  closedAt: '2026-11-21T00:01:10.000Z',
  ledger: hash,
};
const event = {
  type: 'm.room.message',
  room_id: '!open:example.coop',
  content: { body: 'Passed.', 'coop.althing.result': result, ...data },
};

/** In an empty folder: no configuration, no database, no homeserver. */
async function verifies(content: string | Uint8Array, ...words: readonly string[]): Promise<Finished> {
  const folder = await folderWith('');
  await writeFile(join(folder, 'record.json'), content);
  return althing(folder, 'verify', 'record.json', ...words);
}

test('a record in a file is counted again, with its hash to compare', async () => {
  const { code, out } = await verifies(text);
  expect(out).toBe(
    [
      'In order: proposal 1, =SUM("A1"), say: passed',
      'Counted again: 3 ballots (agree 2, disagree 1, abstain 0, block 0), 0 votes that do not count; 3 may vote',
      `Record: ${hash.slice(0, 16)}`,
      `SHA-256: ${sha256}`,
      'Compare it with the one in the message of the result: coop.althing.record, sha256.',
      '',
    ].join('\n'),
  );
  expect(code).toBe(0);
});

test('of what was declared void, the count before is counted again', async () => {
  const voided = closedProposal({ afterwards: true });
  const { code, out } = await verifies(published(recordOf(voided.proposal, voided.hash)).text);
  expect(out).toContain('In order: proposal 1, =SUM("A1"), say: void\n');
  expect(out).toContain('Sent in time, arrived after the closing: 1 votes\n');
  expect(out).toContain(
    'Declared void by @sam:example.coop, 2026-11-21T00:01:30.000Z, because it is time (it was passed before, which was counted again)\n',
  );
  expect(code).toBe(0);
});

test('the hash that the result shows can be given, and is compared', async () => {
  const right = await verifies(text, '--sha256', sha256.toUpperCase());
  expect(right).toMatchObject({ code: 0 });
  expect(right.out).not.toContain('Compare');
  const wrong = await verifies(text, '--sha256', 'b'.repeat(64));
  expect(wrong).toMatchObject({ code: 1 });
  expect(wrong.err).toContain(`SHA-256: of this record it is ${sha256}; the result shows bbb`);
});

test('the source of the message with the result is enough', async () => {
  const { code, out } = await verifies(JSON.stringify(event, undefined, 2));
  expect(code).toBe(0);
  expect(out).toMatch(/^In order: proposal 1/u);
  expect(out).not.toContain('Compare');
});

describe('a difference is named, and ends with code 1', () => {
  it.each<[string, string, RegExp]>([
    [
      'a vote',
      text.replace('"choice":"disagree"', '"choice":"agree"'),
      /tally, agree: it says 2; .* it is 3/u,
    ],
    [
      'a letter of a reason, where the message has the hash',
      JSON.stringify(event).replace('it is time', 'it is tame'),
      /SHA-256: of this record it is [0-9a-f]{64}; the result shows/u,
    ],
    [
      'the result beside the record',
      JSON.stringify({
        ...event,
        content: { ...event.content, 'coop.althing.result': { ...result, eligible: 4 } },
      }),
      /coop.althing.result, eligible: it says 4/u,
    ],
    ['the room', JSON.stringify({ ...event, room_id: '!other:example.coop' }), /the room of the message/u],
  ])('%s', async (_, content, told) => {
    const { code, err } = await verifies(content);
    expect(err).toMatch(told);
    expect(err).toMatch(/Not in order: \d+ differences?\.\n$/u);
    expect(code).toBe(1);
  });
});

describe('what is no record is refused with what to do, and ends with code 2', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['a letter', 'Dear all', /record\.json can't be checked: it is no JSON/u],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff]), /no text in UTF-8/u],
    ['nothing', '', /no JSON/u],
    [
      'a result whose record is a file',
      JSON.stringify({ content: { 'coop.althing.record': { sha256, attached: true } } }),
      new RegExp(`Download that file .* verify --sha256 ${sha256} THE-FILE`, 'u'),
    ],
  ])('%s', async (_, content, told) => {
    const { code, err } = await verifies(content);
    expect(err).toMatch(told);
    expect(code).toBe(2);
  });

  it.each([
    [['verify', 'absent.json'], /absent\.json can't be read: there is no such file/u],
    [['verify', '.'], /it is a folder/u],
    [['verify', 'x', '--sha256', 'abc'], /64 hexadecimal digits/u],
    [['verify', '--sha256', 'a'.repeat(64)], /--sha256 is for a FILE/u],
  ] as const)('%j', async (words, told) => {
    const { code, err } = await althing(await folderWith(''), ...words);
    expect(err).toMatch(told);
    expect(code).toBe(2);
  });
});

test('hostile text in a record does not reach the terminal as it is', async () => {
  const hostile = closedProposal({ terms: { title: 'a\u001b[2Jb\u202Ec\u009b31m\nIn order' } });
  const { out } = await verifies(published(recordOf(hostile.proposal, hash)).text);
  expect(out).toMatch(/^In order: proposal 1, a\[2Jbc31m In order: passed\n/u);
});
