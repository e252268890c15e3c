// Takes the lock of a database, says so, and keeps it until it is killed or nobody is there to kill it.
import { lockDatabase } from '../../src/ledger/sqlite/lock.ts';

const lock = lockDatabase(process.argv[2] ?? '');
console.log('locked');
process.stdin.resume().once('end', () => {
  lock.release();
});
