import type Database from 'better-sqlite3';

import type { Log } from '../observe/log.ts';
import { whereOf } from '../observe/where.ts';
import type { Process } from './process.ts';
import { readAnew, type Reload } from './reload.ts';
import { warnOfExposed, type Setup } from './setup.ts';

export interface ReloadingParts {
  /** The configuration. */
  readonly file: string;
  readonly process: Pick<Process, 'env' | 'ending' | 'onReload'>;
  readonly database: Database.Database;
  readonly log: Log;
  /** Runs the bot until the signal. */
  readonly runBot: (setup: Setup, signal: AbortSignal) => Promise<void>;
}

/**
 * Runs the bot to the end. Each time it is asked to, it reads everything anew, and if all is in order the bot ends
 * as it always does and begins anew with that: a reload is a restart that keeps the database and its lock. So there
 * is one way only in which anything begins, and open proposals keep their rules as at every start.
 */
export async function runReloading(first: Setup, parts: ReloadingParts): Promise<void> {
  const { process, log, runBot } = parts;
  const { ending } = process;
  let newest = first;
  for (let running: Setup | undefined; running !== newest && !isOver(ending);) {
    running = newest;
    const again = new AbortController();
    // Asked once more while the bot ends for a reload, the newest that was in order is what it begins with.
    const stopListening = process.onReload(() => {
      const setup = reloaded(newest, parts);
      if (setup === undefined) return;
      newest = setup;
      again.abort();
    });
    try {
      warnOfExposed(running, log);
      await runBot(running, AbortSignal.any([ending, again.signal]));
    } finally {
      stopListening();
    }
  }
}

/** What the bot is to go on with; undefined where everything stays as it is, which the log then explains. */
function reloaded(newest: Setup, { file, process, database, log }: ReloadingParts): Setup | undefined {
  try {
    const reload = readAnew(file, newest, { process, database });
    tell(log, file, reload);
    return reload.kind === 'in order' ? reload.setup : undefined;
  } catch (error) {
    log.error(
      { file, error: whereOf(error) },
      'Could not read the configuration anew; everything stays as it was',
    );
    return undefined;
  }
}

function tell(log: Log, file: string, reload: Reload): void {
  if (reload.kind === 'asks for a restart') {
    log.error(
      { file, restart: reload.fixed },
      'Read the configuration anew: these sections can only change with a restart, so everything stays as it was',
    );
    return;
  }
  if (reload.kind === 'wrong') {
    for (const wrong of reload.wrong) {
      log.error(
        wrong,
        'problems' in wrong
          ? 'Read the configuration anew: it has mistakes, so everything stays as it was'
          : 'Read the configuration anew: this list of members has mistakes, so everything stays as it was. `members --check` says them',
      );
    }
    return;
  }
  const { changed, goOnWithout } = reload.consequences;
  log.info({ file, changed }, 'Read the configuration anew; the bot goes on with it');
  for (const { body, open } of goOnWithout) {
    log.warn(
      { body, open },
      'This group is gone from the configuration; its open proposals go on in their room, to their ends and by their rules',
    );
  }
}

/** Asked anew each time: it changes while something is awaited. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}
