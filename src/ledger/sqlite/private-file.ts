import { closeSync, existsSync, openSync } from 'node:fs';

/**
 * Makes sure that a new database is its user's alone: it holds what people wrote, and may hold a session. SQLite
 * gives the files beside it the same mode. One that is there keeps the mode that it has.
 */
export function makePrivate(file: string): void {
  if (file !== ':memory:' && !existsSync(file)) closeSync(openSync(file, 'a', 0o600));
}
