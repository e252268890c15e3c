import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';

import { answering } from './answering.ts';
import { growth } from './growth.ts';
import { ingest } from './ingest.ts';
import { storm } from './storm.ts';
import { latency } from './latency.ts';
import { shutdown } from './shutdown.ts';
import { soak } from './soak.ts';
import { start } from './start.ts';
import { isMet, ratioOf, type Row } from './rows.ts';
import { heading, line } from './table.ts';

type Bench = (rounds: number, say: (words: string) => void) => AsyncGenerator<Row>;

const BENCHES: Readonly<Record<string, Bench>> = {
  ingest,
  start,
  growth,
  answering,
  storm,
  latency,
  shutdown,
  soak,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const RESULTS = new URL('results/', import.meta.url);

if (values.help) {
  console.log(`Usage: npm run bench [-- [--rounds N] [NAME …]]

Measures the bot against baselines that run in turn with it, and writes a table here and JSON to bench/results.
Names: ${Object.keys(BENCHES).join(', ')}. Without names all are measured. Figures are medians of the rounds.`);
} else {
  const names = positionals.length === 0 ? Object.keys(BENCHES) : positionals;
  const unknown = names.filter((name) => BENCHES[name] === undefined);
  if (unknown.length > 0) {
    console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
    process.exit(2);
  }
  for (const name of names) await measure(name);
}

async function measure(name: string): Promise<void> {
  const rows: Row[] = [];
  console.log(heading());
  for await (const row of BENCHES[name]?.(Number(values.rounds), (words) => {
    console.error(`… ${words}`);
  }) ?? []) {
    rows.push(row);
    console.log(line(row));
  }
  mkdirSync(RESULTS, { recursive: true });
  const machine = { processors: cpus().length, model: cpus()[0]?.model ?? '', node: process.version };
  const result = {
    bench: name,
    at: new Date().toISOString(),
    rounds: Number(values.rounds),
    machine,
    rows: rows.map((row) => ({ ...row, ratio: ratioOf(row), met: isMet(row) })),
  };
  writeFileSync(new URL(`${name}.json`, RESULTS), `${JSON.stringify(result, null, 2)}\n`);
}
