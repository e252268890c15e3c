import { pino, type DestinationStream, type Logger } from 'pino';

import { whereOf } from './where.ts';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * Lines of JSON: what happened, with room, proposal and event ids, and never a text.
 * @param to where they are written; standard output, unless said otherwise
 */
export function startLog(level: LogLevel, to: DestinationStream = standardOutput()): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, to);
}

/**
 * Where nothing can be written, because a terminal was closed or a disk is full, the bot goes on without a log. At
 * its end, pino would try to write what is left for ever, and nothing else would happen any more.
 */
function standardOutput(): DestinationStream {
  const output = pino.destination({ dest: 1, sync: false });
  output.on('error', () => {
    output.flushSync = () => undefined;
  });
  return output;
}

/** Of these the message is not ours, and may quote what somebody wrote. */
const MISTAKES = [SyntaxError, TypeError, RangeError, ReferenceError];

/** An error in one line, without what it carries along. */
export function reasonOf(error: unknown): string {
  if (MISTAKES.some((mistake) => error instanceof mistake)) return whereOf(error);
  return error instanceof Error ? error.message : String(error);
}
