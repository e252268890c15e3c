import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const MAIN = join(import.meta.dirname, '..', '..', 'demo', 'main.ts');
const WHOLE_STORY_MS = 180_000;

const run = promisify(execFile);

/** The demo as its own process, whose temporary files, and those of all that it starts, lie in one folder. */
class Demo {
  readonly folder: string;
  readonly process: ChildProcess;
  output = '';

  constructor(folder: string, ...args: readonly string[]) {
    this.folder = folder;
    this.process = spawn(process.execPath, ['--disable-warning=DEP0060', MAIN, ...args], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
  }

  /** @returns its exit code, or the signal that ended it */
  async ended(): Promise<unknown> {
    await once(this.process, 'close');
    return this.process.exitCode ?? this.process.signalCode;
  }

  /** Processes that know the folder, and files in it. A guard may need a moment to end both. */
  async leftovers(): Promise<string[]> {
    const { stdout } = await run('ps', ['-A', '-o', 'args']);
    const processes = stdout.split('\n').filter((line) => line.includes(this.folder));
    return [...processes, ...(await readdir(this.folder))];
  }
}

async function startDemo(...args: readonly string[]): Promise<Demo> {
  const folder = await mkdtemp(join(tmpdir(), 'althing-demo-test-'));
  const demo = new Demo(folder, ...args);
  onTestFinished(async () => {
    demo.process.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });
  return demo;
}

test(
  'the demo tells its story, and everything in it goes as it should',
  { timeout: WHOLE_STORY_MS },
  async () => {
    const demo = await startDemo('--once');

    expect(await demo.ended(), demo.output).toBe(0);
    expect(demo.output).toMatch(/^#open-chatroom {2}alice: !propose Run a photo server/m);
    expect(demo.output).toMatch(/^#open-chatroom {2}bob reacts 👍🏽 to proposal 1$/m);
    expect(demo.output).toMatch(/^#finance {8}dan \(in the thread of proposal 2\): /m);
    expect(demo.output).toMatch(/^\$ althing verify /m);
    await expect.poll(() => demo.leftovers(), { timeout: 5_000 }).toEqual([]);
  },
);

test.each([
  { signal: 'SIGINT', end: 130 },
  { signal: 'SIGKILL', end: 'SIGKILL' },
] as const)('$signal in the middle of the story leaves nothing behind', async ({ signal, end }) => {
  const demo = await startDemo();
  await expect.poll(() => demo.output, { timeout: 30_000 }).toContain('alice: !propose');
  expect(await demo.leftovers()).not.toEqual([]);

  const ended = demo.ended();
  demo.process.kill(signal);

  expect(await ended).toBe(end);
  await expect.poll(() => demo.leftovers(), { timeout: 5_000 }).toEqual([]);
});

test('the demo refuses an option that it does not know, and names those that it has', async () => {
  const demo = await startDemo('--onec');

  expect(await demo.ended()).toBe(2);
  expect(demo.output).toContain('not: --onec');
  expect(demo.output).toContain('npm run demo -- --once');
});
