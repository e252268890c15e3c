import { closeSync, copyFileSync, fsyncSync, openSync } from 'node:fs';

/** Copies a file down to the disk, so that no commit that is measured later waits for it. */
export function copyToDisk(from: string, to: string): void {
  copyFileSync(from, to);
  const file = openSync(to, 'r');
  fsyncSync(file);
  closeSync(file);
}
