import { unmetered } from '../../src/observe/meter.ts';
import { startLog, type Log, type LogLevel } from '../../src/observe/log.ts';

/** A log as the bot's own, and what was written to it, without the times of the machine. */
export function logInMemory(level: LogLevel): { readonly log: Log; readonly lines: () => string } {
  const written: string[] = [];
  const log = startLog(level, { write: (line) => void written.push(line) });
  return { log, lines: () => written.join('').replaceAll(/"time":"[^"]*",/gu, '') };
}

const nothing = (): void => undefined;

/** For a log of what is sent, where nobody else listens. */
export const deaf = {
  meter: unmetered,
  stuck: { sent: nothing, delayed: nothing, rejected: nothing },
  refused: nothing,
};
