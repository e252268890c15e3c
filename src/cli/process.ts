/** What a command may use of the process it runs in. */
export interface Process {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A line for people or programs. */
  readonly print: (line: string) => void;
  /** A line about what went wrong. */
  readonly complain: (line: string) => void;
  /** Ends what runs for long: Ctrl-C, SIGTERM, and SIGHUP when its terminal is closed. */
  readonly ending: AbortSignal;
  /** Where there is no terminal, SIGHUP asks to read the configuration anew. @returns what ends the listening */
  readonly onReload: (reload: () => void) => () => void;
}
