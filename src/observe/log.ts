import { pino, type DestinationStream, type Logger } from 'pino';

import { whereOf } from './where.ts';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * Lines of JSON: what happened, with room, proposal and event ids, and never a text.
 * @param to where they are written; standard output, unless said otherwise
 */
export function startLog(level: LogLevel, to: DestinationStream = pino.destination(1)): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, to);
}

/** Of these the message is not ours, and may quote what somebody wrote. */
const MISTAKES = [SyntaxError, TypeError, RangeError, ReferenceError];

/** An error in one line, without what it carries along. */
export function reasonOf(error: unknown): string {
  if (MISTAKES.some((mistake) => error instanceof mistake)) return whereOf(error);
  return error instanceof Error ? error.message : String(error);
}
