/** More than this no steward reads, and no report needs. */
const FRAMES = 8;

/**
 * Which error it is and where in the program it came up, without its message: a message may quote what somebody
 * wrote, or a secret. For errors that are a mistake in the program.
 */
export function whereOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  return [error.name, ...frames.slice(0, FRAMES).map((line) => line.trim())].join(' ');
}
