import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LedgerReader } from '../../../src/ledger/sqlite/reader.ts';
import { SqliteLedger } from '../../../src/ledger/sqlite/sqlite-ledger.ts';
import { verifyFacts } from '../../../src/ledger/verify.ts';
import { startScript } from '../../support/child-process.ts';
import { databaseIn, NOW, temporaryFolder } from '../../support/ledger-file.ts';

it.each([1, 5, 20])(
  'a process that is killed while it writes, after %i commits, leaves whole commits only',
  async (commits) => {
    const file = join(temporaryFolder(), 'althing.db');
    const writer = startScript(new URL('../../support/commit-votes.ts', import.meta.url), file);
    await writer.prints(String(commits));
    await writer.kill();

    const database = databaseIn(file);
    const ledger = new SqliteLedger(database, () => NOW);
    const { head, position } = await ledger.load();
    const kept = Number(position?.token);
    expect(kept).toBeGreaterThanOrEqual(commits);
    // Two facts came before the first vote.
    expect(head.seq).toBe(kept + 2);
    expect(await ledger.outbox.waiting(100_000, [])).toHaveLength(kept);
    expect(verifyFacts(new LedgerReader(database).facts()).problems).toEqual([]);
  },
);
