import { readFileSync } from 'node:fs';

import Database from 'better-sqlite3';

import { openDatabase } from '../../src/ledger/sqlite/open.ts';

/**
 * The least that can be done: the same JSON is parsed, and the same rows that the bot wrote are inserted into the
 * same tables, one transaction for each answer. No HTTP, no checks, no decisions, no hashes.
 */
const {
  answers,
  rows,
  database: file,
  batch,
} = JSON.parse(process.argv[2] ?? '') as Readonly<Record<string, string>> & { batch: number };

interface Row {
  readonly seq: number;
  readonly body: string;
  readonly hash: string;
}

const texts = readFileSync(answers ?? '', 'utf8')
  .split('\n')
  .slice(0, -1);
const source = new Database(rows ?? '', { readonly: true });
const last = texts.length * batch;
const facts = source
  .prepare<[number], Row>(
    'SELECT seq, body, hash FROM (SELECT * FROM facts ORDER BY seq DESC LIMIT ?) ORDER BY seq',
  )
  .all(last);
source.close();
const database = openDatabase(file ?? '');
const insert = database.prepare('INSERT INTO facts (seq, body, hash) VALUES (?, ?, ?)');
const move = database.prepare('UPDATE position SET token = ?, asked_at = ?');
const write = database.transaction((answer: { next_batch: string }, part: readonly Row[]) => {
  for (const { seq, body, hash } of part) insert.run(seq, body, hash);
  move.run(answer.next_batch, 0);
});
const from = { cpu: process.cpuUsage(), time: performance.now() };
for (const [index, text] of texts.entries()) {
  write(JSON.parse(text) as { next_batch: string }, facts.slice(index * batch, (index + 1) * batch));
}
const { user, system } = process.cpuUsage(from.cpu);
process.send?.({ what: 'done', cpu: (user + system) / 1e6, milliseconds: performance.now() - from.time });
database.close();
