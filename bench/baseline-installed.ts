import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { here } from './here.ts';

/** The baseline has matrix-bot-sdk as anybody installs it, in a folder of its own. */
export function baselineInstalled(say: (words: string) => void): void {
  const folder = here('baseline');
  if (existsSync(`${folder}/node_modules/matrix-bot-sdk`)) return;
  say(
    'the baseline is installed: matrix-bot-sdk with its HTTP library, 31 MB in bench/baseline/node_modules',
  );
  execFileSync('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund'], { stdio: 'pipe' });
}
