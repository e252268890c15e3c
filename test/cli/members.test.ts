import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { evolveRoster } from '../../src/governance/roster/evolve.ts';
import { openDatabase } from '../../src/ledger/sqlite/open.ts';
import { SqliteLedger } from '../../src/ledger/sqlite/sqlite-ledger.ts';
import { approve } from '../../src/governance/roster/decide.ts';
import { importRoster } from '../../src/governance/roster/import.ts';
import { emptyRoster } from '../../src/governance/roster/roster.ts';
import { readMembers } from '../../src/config/members/members-file.ts';
import type { RosterFact } from '../../src/governance/roster/facts.ts';
import { sealed } from '../support/ledger-file.ts';
import { account, doing, MEMBERS, PROBATION } from '../support/roster-facts.ts';
import { althing, CONFIG, folderWith, start } from './support.ts';

const WITH_MEMBERS = CONFIG.replace('{ room: true }', '{ roster: members.csv, probation: 42 days }');
const LIST = `seat,accounts,joined,status,name
@ana:example.coop,@ana:example.coop,2025-01-01,member,"Ana, the first"
food-coop,@fay:food.example @gil:food.example,2025-06-01,non-paying,`;
const WRONG = `${LIST}\nx,ana,2025-01-01,member,\n,@ben:example.coop,yesterday,member,\n`;
const TWO_LISTS = WITH_MEMBERS.replace('\nbodies:', '\n  others: { roster: others.csv }\nbodies:');
const NOW = Date.UTC(2026, 10, 2);

async function folderWithList(list: string): Promise<string> {
  const folder = await folderWith(WITH_MEMBERS);
  await writeFile(join(folder, 'members.csv'), list);
  return folder;
}

/** A database in which the file was taken in, and Eve was approved by a command since. */
async function withDatabase(folder: string): Promise<void> {
  const read = readMembers(LIST, NOW);
  if ('wrong' in read) throw new Error('the list is right');
  const file = { sha256: 'hash', at: NOW, after: 0, probation: PROBATION };
  const imported = importRoster(emptyRoster(MEMBERS), read.lines, file);
  if ('wrong' in imported) throw new Error('nothing contradicts it');
  const facts: RosterFact[] = [...imported.facts];
  const roster = facts.reduce((before, fact) => evolveRoster(before, fact), emptyRoster(MEMBERS));
  const approved = approve(roster, doing(NOW), { account: account('eve'), probation: PROBATION });
  if ('refused' in approved) throw new Error(approved.refused);
  const database = openDatabase(join(folder, 'storage', 'althing.db'));
  const ledger = new SqliteLedger(database, () => NOW);
  const commit = { messages: [], memberships: [], handled: [], seen: [] };
  await ledger.commit({ ...commit, facts: sealed([...facts, approved]) });
  database.close();
}

test('check-config counts the lines of a list, and names every wrong one', async () => {
  const folder = await folderWithList(LIST);
  expect(await althing(folder, 'check-config')).toMatchObject({
    code: 0,
    out: expect.stringContaining('  members members.csv: 2 seats\n') as string,
  });
  await writeFile(join(folder, 'members.csv'), WRONG);
  const { code, err } = await althing(folder, 'check-config');
  expect(code).toBe(2);
  expect(err).toMatch(/^The list of members \S+members\.csv can't be used: 2 problems\./u);
  expect(err).toMatch(/line 4: accounts: "ana" is no account[^]*line 5: joined is "yesterday"/u);
});

test('check-config says in plain words who may vote in each group, and who keeps a list', async () => {
  const kept = WITH_MEMBERS.replace('probation: 42 days', 'probation: 42 days, keptBy: full, room: true');
  const folder = await folderWith(kept);
  await writeFile(join(folder, 'members.csv'), LIST.split('\n').slice(0, 2).join('\n'));
  const { out } = await althing(folder, 'check-config');
  expect(out).toContain(
    'in #open:example.coop\n    who may vote: whoever is in the room and is on the list “members” and has ended 42 days of probation\n',
  );
  expect(out).toContain('  members members.csv: 1 seat, kept by full\n');
});

test('check-config tells a wrong rule and every list that is missing at once', async () => {
  const folder = await folderWith(TWO_LISTS.replace('moreThan: 1', 'moreThan: most'));
  const { code, err } = await althing(folder, 'check-config');
  expect(code).toBe(2);
  expect(err).toMatch(/rules\.ordinary\.require\[0\]\.moreThan, line/u);
  expect(err).toMatch(/The list of members \S+\/members\.csv can't be used[^]*there is no such file/u);
  expect(err).toMatch(/The list of members \S+\/others\.csv can't be used[^]*there is no such file/u);
});

test('so does the start tell every list that is missing', async () => {
  const { code, err } = await althing(await folderWith(TWO_LISTS), 'run');
  expect(code).toBe(2);
  expect(err).toMatch(/\/members\.csv can't be used[^]*\/others\.csv can't be used/u);
});

test('without a list to go on with, a wrong file or none is a mistake of the configuration', async () => {
  const folder = await folderWithList(WRONG);
  expect(await althing(folder, 'run')).toMatchObject({ code: 2 });
  const empty = await folderWith(WITH_MEMBERS);
  const { code, err } = await althing(empty, 'run');
  expect(code).toBe(2);
  expect(err).toMatch(/there is no such file\. It should list the members/u);
});

test('with a list in the record the bot goes on with that, whatever the file says', async () => {
  const folder = await folderWithList(WRONG);
  await withDatabase(folder);
  const bot = start(folder, 'run');
  await bot.printed(/can't be reached/u);
});

test('members prints the list of the record as a file that says the same', async () => {
  const folder = await folderWithList(LIST);
  await withDatabase(folder);
  const { code, out } = await althing(folder, 'members');
  expect({ code, out: out.trim() }).toEqual({
    code: 0,
    out: `${LIST}\n@eve:example.coop,@eve:example.coop,2026-11-02,probation,`,
  });
  await writeFile(join(folder, 'printed.csv'), out);
  expect((await althing(folder, 'members', '--check', 'printed.csv')).out).toBe(
    'printed.csv is in order: 3 lines, of which 0 would change the list.\n',
  );
});

test('members --check says of one line that it is one', async () => {
  const folder = await folderWithList(`${LIST.split('\n').slice(0, 2).join('\n')}\n`);
  expect((await althing(folder, 'members', '--check', 'members.csv')).out).toBe(
    'members.csv is in order: 1 line, which would change the list.\n',
  );
  await withDatabase(folder);
  expect((await althing(folder, 'members', '--check', 'members.csv')).out).toBe(
    'members.csv is in order: 1 line, which would change nothing.\n2 are on the list and not in the file; they stay as they are.\n',
  );
});

test('members --check names every line that would not be taken in', async () => {
  const folder = await folderWithList(LIST);
  expect((await althing(folder, 'members', '--check', 'members.csv')).out).toContain(
    'of which 2 would change',
  );
  await withDatabase(folder);
  expect((await althing(folder, 'members', '--check', 'members.csv')).out).toContain(
    '1 is on the list and not in the file',
  );
  await writeFile(join(folder, 'other.csv'), `${LIST}\n,@eve:example.coop,2026-11-02,frozen,\n`);
  const { code, err } = await althing(folder, 'members', '--check', 'other.csv');
  expect(code).toBe(2);
  expect(err).toContain('line 4: @eve:example.coop is not frozen; a freeze needs a ground');
});

test('members prints nothing where the record has nobody on the list, so that no file is emptied with it', async () => {
  const folder = await folderWithList(LIST);
  expect(await althing(folder, 'members')).toMatchObject({ code: 4, out: '' });
  openDatabase(join(folder, 'storage', 'althing.db')).close();
  const { code, out, err } = await althing(folder, 'members');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toBe(
    'The database has nobody on the list members.csv. The bot takes the file in when it starts; nothing was printed.\n',
  );
});

test('a list that is not in UTF-8 is wrong as a whole, whatever its letters would be taken for', async () => {
  const folder = await folderWithList(LIST);
  await writeFile(join(folder, 'members.csv'), Buffer.from(LIST.replace('first', 'première'), 'latin1'));
  const { code, err } = await althing(folder, 'check-config');
  expect(code).toBe(2);
  expect(err).toContain('  it is not in UTF-8; save it again as a CSV file in UTF-8');
});

test('a list of nobody is wrong', async () => {
  const folder = await folderWithList('seat,accounts,joined,status,name\n');
  for (const words of [['check-config'], ['members', '--check', 'members.csv'], ['run']]) {
    const { code, err } = await althing(folder, ...words);
    expect(code).toBe(2);
    expect(err).toContain(
      'it lists nobody; below its first line it should have a line for each member, such as ,@ana:example.coop,2024-11-30,member,',
    );
  }
});

test('a line that says something else than a command since is told how it can be changed after all', async () => {
  const folder = await folderWithList(LIST);
  await withDatabase(folder);
  await writeFile(join(folder, 'other.csv'), `${LIST}\n,@eve:example.coop,2026-10-01,member,\n`);
  const { code, err } = await althing(folder, 'members', '--check', 'other.csv');
  expect(code).toBe(2);
  expect(err).toContain(
    'joined 2026-11-02, with @eve:example.coop; write the same here and start the bot with it once; after that this line can be changed',
  );
});

test('a line whose first account is another now, without a seat, is told which seat it belongs to', async () => {
  const folder = await folderWithList(LIST);
  await withDatabase(folder);
  const list = LIST.replace(
    'food-coop,@fay:food.example @gil:food.example',
    ',@gil:food.example @fay:food.example',
  );
  await writeFile(join(folder, 'other.csv'), list);
  const { err } = await althing(folder, 'members', '--check', 'other.csv');
  expect(err).toMatch(
    /line 3: @gil:food\.example is an account of the seat "food-coop", which is not in this file; if this line is that seat, write food-coop as its seat$/mu,
  );
  expect(err).toContain('one problem');
});

test('--help says why members --check needs the configuration', async () => {
  const { out } = await althing(await folderWith(), 'members', '--help');
  expect(out.replaceAll(/\s+/gu, ' ')).toContain(
    'the configuration says which list it is of, and where the database is that it must not contradict',
  );
});

test('members says so where there is no list, or no such one', async () => {
  const none = await althing(await folderWith(), 'members');
  expect(none).toMatchObject({ code: 2, err: 'No electorate of the configuration has a roster.\n' });
  const other = await althing(await folderWithList(LIST), 'members', '--roster', 'others.csv');
  expect(other.err).toBe('There is no roster others.csv; there is members.csv.\n');
});
