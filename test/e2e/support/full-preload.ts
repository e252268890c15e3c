// Loaded into the bot's process before the bot (node --import). From the given transaction on, the database may
// not grow any more: SQLite itself then says that the disk is full, wherever it is in a commit.
import Database from 'better-sqlite3';
import { z } from 'zod';

const anyFunction = z.custom<(...parameters: unknown[]) => unknown>((each) => typeof each === 'function');
const full = Number(process.env['ALTHING_FULL_AT']);
const original = anyFunction.parse(Reflect.get(Database.prototype, 'transaction'));
let count = 0;

Reflect.set(Database.prototype, 'transaction', function (this: Database.Database, ...parameters: unknown[]) {
  const transaction = anyFunction.parse(Reflect.apply(original, this, parameters));
  return (...values: unknown[]) => {
    count += 1;
    // Less than there is means: as much as there is.
    if (count >= full) this.pragma('max_page_count = 1');
    return transaction(...values);
  };
});
