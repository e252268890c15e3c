import { fileURLToPath } from 'node:url';

import { Measured } from './measured.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/**
 * The bot as a steward runs it, with this configuration.
 * @param folder for its lock on the account, so that it is alone
 * @param flags of Node; a profiler's come from outside: ALTHING_BENCH_FLAGS="--cpu-prof --cpu-prof-dir=/tmp/profile"
 */
export function startBot(file: string, folder: string, flags: readonly string[] = []): Measured {
  const asked = process.env['ALTHING_BENCH_FLAGS']?.split(' ') ?? [];
  return new Measured(
    [
      process.execPath,
      '--disable-warning=DEP0060',
      '--max-semi-space-size=8',
      ...asked,
      ...flags,
      MAIN,
      'run',
      '--config',
      file,
    ],
    { env: { LOG_LEVEL: 'warn', TMPDIR: folder } },
  );
}
