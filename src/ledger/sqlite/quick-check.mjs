// Reads a whole database beside whoever uses it, and tells what SQLite finds wrong. Plain JavaScript, since below a
// folder node_modules a thread of its own is not given types to strip.
import { parentPort, workerData } from 'node:worker_threads';

import Database from 'better-sqlite3';

try {
  const database = new Database(workerData, { readonly: true, fileMustExist: true });
  parentPort.postMessage({ found: String(database.pragma('quick_check(1)', { simple: true })) });
  database.close();
} catch (error) {
  parentPort.postMessage({ failed: { message: error.message, code: error.code } });
}
