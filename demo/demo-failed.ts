const LOG_LINES_SHOWN = 15;

/** Something went wrong while the bot was running. Its message says what, and what the bot said last. */
export class DemoFailed extends Error {
  override readonly name = 'DemoFailed';

  constructor(cause: unknown, botLog: string) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const lines = botLog.trimEnd().split('\n').slice(-LOG_LINES_SHOWN);
    super(`${why}\n\nThe end of the bot's log:\n${lines.join('\n')}`, { cause });
  }
}
