import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { runTool } from './run-tool.ts';

export interface TestCount {
  readonly passed: number;
  readonly failed: number;
}

const report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** Runs one of vitest's projects, which shows its results as usual, and counts them. */
export async function runTests(project: string): Promise<TestCount & { readonly ok: boolean }> {
  const folder = await mkdtemp(join(tmpdir(), 'althing-test-'));
  const file = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const ok = await runTool('vitest', 'run', '--project', project, ...reporters);
    // vitest writes none when it can't even begin, and has said why.
    if (!existsSync(file)) return { ok, passed: 0, failed: 0 };
    return { ok, ...countOf(report.parse(JSON.parse(await readFile(file, 'utf8')))) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A file that couldn't be loaded has no tests that fail: it counts as one. */
function countOf({ numPassedTests, numFailedTests, testResults }: z.infer<typeof report>): TestCount {
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
}
