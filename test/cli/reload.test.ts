import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { readAnew, type Reload } from '../../src/cli/reload.ts';
import { readConfig } from '../../src/cli/setup.ts';
import { deny } from '../../src/governance/roster/decide.ts';
import { bodyId, eventId, proposalNumber } from '../../src/governance/terms.ts';
import { SqliteLedger } from '../../src/ledger/sqlite/sqlite-ledger.ts';
import { commitOf, databaseIn, sealed } from '../support/ledger-file.ts';
import { made, terms } from '../support/proposal-facts.ts';
import { account, doing, Life } from '../support/roster-facts.ts';
import { CONFIG, folderWith, start } from './support.ts';

const ENV = { ALTHING_ACCESS_TOKEN: 'syt_not_a_token' };
const FROM_FILE = CONFIG.replace('{ env: ALTHING_ACCESS_TOKEN }', '{ file: token }');
const WITH_LIST = CONFIG.replace('{ room: true }', '{ roster: members.csv }');
const LIST = 'seat,accounts,joined,status,name\n,@ana:example.coop,2025-01-01,member,\n';
const NOW = Date.UTC(2026, 10, 2);

/** A bot that runs with a configuration, beside which other files stand. */
async function running(config: string, files: Readonly<Record<string, string>> = {}) {
  const folder = await folderWith(config);
  const write = (name: string, text: string): void => {
    writeFileSync(join(folder, name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  const file = join(folder, 'config.yaml');
  const current = readConfig(file, { env: ENV });
  const database = databaseIn(current.config.storage);
  return {
    write,
    folder,
    ledger: new SqliteLedger(database, () => NOW),
    reads: (): Reload => readAnew(file, current, { process: { env: ENV }, database }),
    changes: (text: string): Reload => {
      write('config.yaml', text);
      return readAnew(file, current, { process: { env: ENV }, database });
    },
  };
}

describe('read anew, a configuration', () => {
  test('that is as it was changes nothing, and is in order', async () => {
    const { reads } = await running(CONFIG);
    expect(reads()).toMatchObject({ kind: 'in order', consequences: { changed: [], goOnWithout: [] } });
  });

  test('that is another and in order is told by its sections', async () => {
    const { changes } = await running(CONFIG);
    const other = CONFIG.replace('atLeast: 9', 'atLeast: 10').replace('#open', '#closed');
    const reload = changes(`${other}prefix: '?'\nlimits: { openProposals: 3 }\n`);
    expect(reload).toMatchObject({
      kind: 'in order',
      consequences: { changed: ['prefix', 'bodies', 'rules', 'limits'] },
      setup: { config: { prefix: '?', limits: { openProposals: 3 } } },
    });
  });

  test('that has mistakes is told with all of them, each with its line', async () => {
    const { changes } = await running(CONFIG);
    const reload = changes(CONFIG.replace('binding', 'strict').replace('atLeast: 9', 'atLeast: nine'));
    expect(reload).toMatchObject({
      kind: 'wrong',
      wrong: [
        {
          problems: [
            expect.stringMatching(/^bodies\.full\.authority, line 9: /u),
            expect.stringMatching(/^rules\.ordinary\.require\[1\]\.atLeast, line 15: /u),
          ],
        },
      ],
    });
  });

  test('that is gone is told', async () => {
    const { reads, folder } = await running(CONFIG);
    rmSync(join(folder, 'config.yaml'));
    expect(reads()).toMatchObject({
      kind: 'wrong',
      wrong: [{ problems: [expect.stringMatching(/no such/u)] }],
    });
  });

  test('of which the file with the secret is gone is told', async () => {
    const { reads, folder } = await running(FROM_FILE, { token: 'syt_secret' });
    expect(reads().kind).toBe('in order');
    rmSync(join(folder, 'token'));
    const reload = reads();
    expect(reload).toMatchObject({
      kind: 'wrong',
      wrong: [{ problems: [expect.stringMatching(/^matrix\.accessToken\.file, line 4: /u)] }],
    });
  });

  test.for([
    ['another token', FROM_FILE, { token: 'syt_other' }, ['matrix']],
    ['another homeserver', FROM_FILE.replace('127.0.0.1:9', '127.0.0.1:8'), {}, ['matrix']],
    ['a port for those who watch over it', `${FROM_FILE}monitoring: { port: 9100 }\n`, {}, ['monitoring']],
    [
      'a former account',
      FROM_FILE.replace('{ file: token }', "{ file: token }\n  formerAccounts: ['@old:example.coop']"),
      {},
      ['matrix'],
    ],
    ['another database', FROM_FILE.replace('althing.db', 'other.db'), {}, ['storage']],
    [
      'a password',
      FROM_FILE.replace('accessToken: { file: token }', 'user: althing\n  password: { file: token }'),
      {},
      ['matrix'],
    ],
  ] as const)('with %s asks for a restart, whatever else changed', async ([, other, files, fixed]) => {
    const { changes, write } = await running(FROM_FILE, { token: 'syt_secret' });
    for (const [name, text] of Object.entries(files)) write(name, text);
    expect(changes(`${other}prefix: '?'\n`)).toEqual({ kind: 'asks for a restart', fixed });
  });

  test('without a group names its open proposals', async () => {
    const { changes, ledger } = await running(CONFIG);
    const facts = ['gone', 'full'].map((body, index) => ({
      ...made,
      proposal: proposalNumber(index + 1),
      cause: eventId(`$command-${body}`),
      terms: { ...terms, body: bodyId(body) },
    }));
    await ledger.commit(commitOf({ facts: sealed(facts) }));
    expect(changes(CONFIG)).toMatchObject({
      kind: 'in order',
      consequences: { goOnWithout: [{ body: 'gone', open: [1] }] },
    });
  });
});

describe('read anew, a list of members', () => {
  test('with a wrong line is told by its lines alone, and nothing else is taken either', async () => {
    const { changes, write } = await running(WITH_LIST, { 'members.csv': LIST });
    write('members.csv', `${LIST},@ben:example.coop,yesterday,member,\n`);
    const reload = changes(`${WITH_LIST}prefix: '?'\n`);
    expect(reload).toEqual({
      kind: 'wrong',
      wrong: [{ file: expect.stringMatching(/members\.csv$/u) as string, lines: [3] }],
    });
  });

  test('is told beside the mistakes of the configuration', async () => {
    const { changes, write } = await running(WITH_LIST, { 'members.csv': LIST });
    write('members.csv', `${LIST},@ben:example.coop,yesterday,member,\n`);
    expect(changes(WITH_LIST.replace('binding', 'strict'))).toMatchObject({
      kind: 'wrong',
      wrong: [{ problems: [expect.stringContaining('authority')] }, { lines: [3] }],
    });
  });

  test('that undoes what the group decided since is not taken', async () => {
    const { reads, ledger } = await running(WITH_LIST, { 'members.csv': LIST });
    const life = new Life();
    life.does(deny(life.roster, doing(NOW), account('ana'), 'nobody knows her'));
    await ledger.commit(commitOf({ facts: sealed(life.facts) }));
    expect(reads()).toMatchObject({ kind: 'wrong', wrong: [{ lines: [2] }] });
  });
});

describe('SIGHUP without a terminal', () => {
  test(
    'reads everything anew while the homeserver is away, as often as it is asked',
    { timeout: 60_000 },
    async () => {
      const folder = await folderWith();
      const bot = start(folder, 'run');
      await bot.printed(/can't be reached/u);
      writeFileSync(join(folder, 'config.yaml'), CONFIG.replace('binding', 'strict'));
      bot.kill('SIGHUP');
      expect(await bot.printed(/has mistakes, so everything stays/u)).toContain(
        'bodies.full.authority, line 9',
      );

      writeFileSync(join(folder, 'config.yaml'), `${CONFIG}prefix: '?'\n`);
      bot.kill('SIGHUP');
      expect(await bot.printed(/goes on with it[^]*can't be reached/u)).toContain('"changed":["prefix"]');
      writeFileSync(join(folder, 'config.yaml'), CONFIG.replace('althing.db', 'other.db'));
      bot.kill('SIGHUP');
      expect(await bot.printed(/only change with a restart/u)).toContain('"restart":["storage"]');

      bot.kill('SIGTERM');
      expect(await bot.finished()).toMatchObject({ code: 0, err: '' });
    },
  );

  test('many at once, and then SIGTERM, end it cleanly', async () => {
    const bot = start(await folderWith(), 'run');
    await bot.printed(/Althing starts/u);
    for (let each = 0; each < 20; each++) bot.kill('SIGHUP');
    bot.kill('SIGTERM');
    expect(await bot.finished()).toMatchObject({ code: 0, err: '' });
  });
});
