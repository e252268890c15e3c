import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import Database from 'better-sqlite3';
import { expect, test } from 'vitest';

import { openDatabase } from '../../src/ledger/sqlite/open.ts';
import { APPLICATION_ID, MIGRATIONS } from '../../src/ledger/sqlite/schema.ts';
import { temporaryFolder } from '../support/ledger-file.ts';

const SCRIPT = fileURLToPath(new URL('../support/killed-while-opening.ts', import.meta.url));

/** A database as an Althing of this version left it; none for version 0. */
function atVersion(folder: string, version: number): string {
  mkdirSync(folder);
  const file = join(folder, 'althing.db');
  if (version === 0) return file;
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  for (const migration of MIGRATIONS.slice(0, version)) database.exec(migration);
  database.exec(
    `INSERT INTO memberships (room, member, membership) VALUES ('!open:example.coop', '@ana:example.coop', 'join')`,
  );
  database.pragma(`user_version = ${version}`);
  database.pragma(`application_id = ${APPLICATION_ID}`);
  database.close();
  return file;
}

/** @returns whether it was killed before it had opened the database */
async function isKilledBefore(step: number, file: string): Promise<boolean> {
  const child = spawn(process.execPath, [SCRIPT, file, String(step)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let opened = '';
  child.stdout.on('data', (text) => (opened += String(text)));
  await once(child, 'close');
  expect(child.signalCode).toBe('SIGKILL');
  return opened === '';
}

function described(database: Database.Database) {
  return {
    version: database.pragma('user_version', { simple: true }),
    tables: database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all(),
    damage: database.pragma('integrity_check', { simple: true }),
  };
}

test.for(Array.from({ length: MIGRATIONS.length + 1 }, (_, version) => [version] as const))(
  'killed at each step of opening a database of version %i, it opens it at the next start',
  { timeout: 60_000 },
  async ([version]) => {
    const folder = temporaryFolder();
    const fresh = openDatabase(join(folder, 'fresh.db'));
    const whole = described(fresh);
    fresh.close();
    let step = 1;
    for (; ; step += 1) {
      const file = atVersion(join(folder, String(step)), version);
      const wasKilled = await isKilledBefore(step, file);
      const database = openDatabase(file);
      const members = database.prepare('SELECT member FROM memberships').pluck().all();
      expect(described(database)).toEqual(whole);
      expect(members).toEqual(version === 0 ? [] : ['@ana:example.coop']);
      database.close();
      expect(existsSync(`${file}-wal`)).toBe(false);
      rmSync(join(folder, String(step)), { recursive: true });
      if (!wasKilled) break;
    }
    // Each migration and each setting is a step.
    expect(step).toBeGreaterThan(5 + MIGRATIONS.length - version);
  },
);
