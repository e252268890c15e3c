import { readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const RETRY_AFTER_MS = 200;

export async function exclusively(lock, work, onWait) {
  let waiting = false;
  while (!claim(lock)) {
    const holder = holderOf(lock);
    if (holder !== undefined && !isRunning(holder)) {
      // Its process was killed in the middle: no human should have to clean up after it.
      rmSync(lock, { force: true });
      continue;
    }
    if (holder !== undefined && !waiting) {
      waiting = true;
      onWait(holder);
    }
    await sleep(RETRY_AFTER_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** The lock is a symbolic link to the holder's process id: made in one step, so nobody reads half of it. */
function claim(lock) {
  try {
    symlinkSync(String(process.pid), lock);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined when the lock was given back in the meantime. */
function holderOf(lock) {
  try {
    return Number(readlinkSync(lock));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, for another user.
    return error.code === 'EPERM';
  }
}
