// Opens a database and ends as by a power cut before the n-th thing that it does to it. Prints what was done.
import Database from 'better-sqlite3';
import { z } from 'zod';

import { openDatabase } from '../../src/ledger/sqlite/open.ts';

const [file = '', end = ''] = process.argv.slice(2);
const anyFunction = z.custom<(...parameters: unknown[]) => unknown>((each) => typeof each === 'function');
let done = 0;

for (const method of ['pragma', 'exec']) {
  const original = anyFunction.parse(Reflect.get(Database.prototype, method));
  Reflect.set(Database.prototype, method, function (this: unknown, ...parameters: unknown[]) {
    done += 1;
    if (done === Number(end)) process.kill(process.pid, 'SIGKILL');
    return Reflect.apply(original, this, parameters);
  });
}

const database = openDatabase(file);
// Not closed: whatever is on the disk by now must do.
console.log(database.name);
process.kill(process.pid, 'SIGKILL');
