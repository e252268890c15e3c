import type Database from 'better-sqlite3';

import type { Config } from '../config/config.ts';
import type { Instant, MemberId } from '../governance/terms.ts';
import { keepAs, readKeepers, type Keepers } from '../ledger/sqlite/accounts.ts';
import type { Log } from '../observe/log.ts';
import { UsageError } from './usage-error.ts';

interface RecordConfig {
  readonly matrix: Pick<Config['matrix'], 'formerAccounts'>;
  readonly storage: string;
}

/**
 * The record is one account's, until the configuration says that the bot has moved: a token of the wrong account
 * must not go on with it.
 * @throws UsageError when the record is another account's; nothing was changed
 */
export function keepRecord(
  { matrix: { formerAccounts }, storage }: RecordConfig,
  database: Database.Database,
  bot: MemberId,
  log: Log,
  now: Instant,
): Keepers {
  // As a whole: broken off in between, it would be taken for a record that knows its accounts.
  const former = database.transaction(() => {
    const noted = readKeepers(database).current;
    // Begun by an Althing that didn't note whose it was.
    if (noted === undefined) for (const each of formerAccounts) keepAs(database, each, now);
    const { current } = readKeepers(database);
    if (current === bot) return undefined;
    if (current !== undefined && !formerAccounts.includes(current)) throw anothers(storage, current, bot);
    keepAs(database, bot, now);
    return current;
  })();
  if (former !== undefined) log.info({ from: former, to: bot }, 'The bot has moved to another account');
  return readKeepers(database);
}

function anothers(storage: string, current: MemberId, bot: MemberId): UsageError {
  return new UsageError(
    `${storage} is the record of ${current}, and the bot signs in as ${bot}. Nothing was changed. If it is to ` +
      `move to ${bot}, write formerAccounts: ['${current}'] below matrix: in the configuration, after reading ` +
      `"Moving" in docs/stewards.md. Otherwise let it sign in as ${current}.`,
  );
}
