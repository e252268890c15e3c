import { pino, type Logger } from 'pino';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Lines of JSON on standard output: what happened, with room, proposal and event ids, and never a text. */
export function startLog(level: LogLevel): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

/** An error in one line, without what it carries along. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
