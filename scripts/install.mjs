import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { exclusively } from './exclusively.mjs';

/** Its message tells a person what to do. */
export class NotInstalled extends Error {}

/**
 * Makes sure that node_modules is what package-lock.json says.
 * The stamp is written last, and `npm ci` begins by emptying the folder that it lies in: an interrupted
 * installation is never taken for a good one. All output goes to stderr, since stdout may be read by a machine.
 */
export async function install(checkout) {
  const wanted = fingerprint(checkout);
  const stamp = join(checkout, 'node_modules', '.installed');
  const isInstalled = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;

  if (!isInstalled()) {
    await exclusively(
      lockOf(checkout),
      async () => {
        if (isInstalled()) return;
        console.error('Installing the packages that Althing needs (about half a minute) …');
        await installPackages(checkout);
        writeFileSync(stamp, wanted);
      },
      (holder) => console.error(`Waiting for process ${holder}, which is installing the same packages …`),
    );
  }
  return {
    node: nodeFor(checkout),
    path: [join(checkout, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  };
}

/** What an installation depends on. The npm scripts in package.json don't count. */
function fingerprint(checkout) {
  const { dependencies, devDependencies, overrides } = JSON.parse(
    readFileSync(join(checkout, 'package.json'), 'utf8'),
  );
  return createHash('sha256')
    .update(readFileSync(join(checkout, 'package-lock.json')))
    .update(JSON.stringify([dependencies, devDependencies, overrides, process.platform, process.arch]))
    .digest('hex');
}

/** Not in node_modules, which is emptied, nor anywhere else in the checkout, where git would show it. */
function lockOf(checkout) {
  const name = createHash('sha256').update(resolve(checkout)).digest('hex').slice(0, 16);
  return join(tmpdir(), `althing-packages-${name}.lock`);
}

async function installPackages(checkout) {
  // `--include=dev`: the pinned Node is a development package, and NODE_ENV=production would leave it out.
  const npm = spawn('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: checkout,
    env: { ...process.env, PATH: pathOutside(checkout) },
    stdio: ['ignore', 2, 2],
  });
  const [code] = await once(npm, 'close').catch((error) => {
    if (error.code !== 'ENOENT') throw error;
    throw new NotInstalled(
      'The packages are not installed, and there is no npm on the PATH. Install Node 24 with npm.',
    );
  });
  if (code !== 0) {
    throw new NotInstalled(
      [
        'The packages could not be installed: what npm says is above.',
        '- No network? npm needs its package registry once. Try again when it can be reached.',
        '- "not in sync"? package.json was changed without package-lock.json: run `npm install`.',
      ].join('\n'),
    );
  }
}

/** npm puts node_modules/.bin on the PATH, so that `node` may be the very file that `npm ci` deletes. */
function pathOutside(checkout) {
  const packages = join(resolve(checkout), 'node_modules');
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !resolve(folder).startsWith(packages))
    .join(delimiter);
}

function nodeFor(checkout) {
  const pinned = join(checkout, 'node_modules', '.bin', 'node');
  if (existsSync(pinned)) return pinned;
  // Without install scripts npm leaves the pinned Node out: the one at hand serves too if it is new enough.
  if (Number.parseInt(process.versions.node) >= 24) return process.execPath;
  throw new NotInstalled(
    'Althing needs Node 24, and npm has not installed it, perhaps because install scripts are switched off.\n' +
      'Install Node 24 yourself, or delete node_modules and try again with install scripts allowed.',
  );
}
