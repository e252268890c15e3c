// Everything that must hold before a change is good, quickest first; stops at the first failure.
//   npm test            all of it
//   npm run test:unit   without the tests that need a real homeserver
import { parseArgs } from 'node:util';
import { installSynapse } from '../homeserver/install.ts';
import { SynapseUnavailable } from '../homeserver/synapse-unavailable.ts';
import { runTool } from './run-tool.ts';
import { type TestCount, runTests } from './run-tests.ts';

const CHECKS = [
  { what: 'Types', tool: 'tsc', args: [] },
  { what: 'Lint', tool: 'eslint', args: ['.'] },
  { what: 'Formatting', tool: 'prettier', args: ['--check', '--log-level=warn', '.'] },
  { what: 'Unused code', tool: 'knip', args: [] },
];

const { values } = parseArgs({ options: { 'no-e2e': { type: 'boolean', default: false } } });
const counts: TestCount[] = [];
const failure = (await failedCheck()) ?? (await failedTests('unit')) ?? (await failedEndToEnd());

if (failure !== undefined) {
  console.error(`\n${failure}`);
  process.exitCode = 1;
}
const sum = (of: (count: TestCount) => number): number =>
  counts.reduce((total, count) => total + of(count), 0);
// The last line, in this form, is read by CI.
console.log(`${sum((count) => count.passed)} passed, ${sum((count) => count.failed)} failed`);

async function failedCheck(): Promise<string | undefined> {
  for (const { what, tool, args } of CHECKS) {
    announce(`${what}: ${[tool, ...args].join(' ')}`);
    if (!(await runTool(tool, ...args))) return `${what}: failed, see above. Nothing after it was tried.`;
  }
  return undefined;
}

async function failedTests(project: 'unit' | 'e2e'): Promise<string | undefined> {
  announce(`Tests: vitest run --project ${project}`);
  const { ok, ...count } = await runTests(project);
  counts.push(count);
  return ok ? undefined : `Tests of the project "${project}" failed, see above.`;
}

async function failedEndToEnd(): Promise<string | undefined> {
  if (values['no-e2e']) return undefined;
  announce('A real homeserver: Synapse');
  try {
    await installSynapse({ onProgress: console.log });
  } catch (error) {
    if (!(error instanceof SynapseUnavailable)) throw error;
    return `${error.message}\nnpm run test:unit runs all that needs no homeserver.`;
  }
  return failedTests('e2e');
}

function announce(step: string): void {
  console.log(`── ${step}`);
}
