import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { expect, onTestFinished, test } from 'vitest';

import { installSynapse } from '../../homeserver/install.ts';
import { formGroup } from './support/group.ts';
import { MAIN } from './support/main.ts';
import { verifies } from './support/verifies.ts';

/** Runs a command at a terminal, which is closed when the command has printed some words. Prints how it ended. */
const AT_A_TERMINAL = `
import os, pty, sys
words, command = sys.argv[1].encode(), sys.argv[2:]
child, terminal = pty.fork()
if child == 0:
    os.execv(command[0], command)
seen = b''
while words not in seen:
    seen += os.read(terminal, 65536)
os.close(terminal)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
`;

test('a terminal that is closed ends the bot cleanly', async () => {
  const { bot } = await formGroup();
  onTestFinished(() => bot.remove());
  const python = await installSynapse({ onProgress: () => undefined });
  const command = [process.execPath, '--disable-warning=DEP0060', MAIN, 'run', '--config', bot.configFile];
  const child = spawn(python, ['-c', AT_A_TERMINAL, 'Althing listens', ...command], {
    cwd: bot.folder,
    env: { ...process.env, TMPDIR: bot.folder },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  child.stdout.on('data', (text) => (out += String(text)));
  await once(child, 'close');
  expect(out.trim()).toBe('0');
  await verifies(bot);
});
