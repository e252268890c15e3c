import { statSync } from 'node:fs';

const READABLE_BY_EVERYONE = 0o004;

/** A line for each of these files that everybody on this machine can read; files that are not there are none. */
export function exposedFiles(files: readonly string[]): string[] {
  return [...new Set(files)].flatMap((file) => {
    const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
    return (mode & READABLE_BY_EVERYONE) === 0
      ? []
      : [`${file} can be read by everybody on this machine. Keep it to the bot's user: chmod 600 ${file}`];
  });
}
