import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Copy, DockerfileParser, type Instruction } from 'dockerfile-ast';

export const CHECKOUT = join(import.meta.dirname, '../../..');

export interface CopyStep {
  readonly kind: 'copy';
  /** The stage that it comes from; undefined for the checkout. */
  readonly from: string | undefined;
  readonly sources: readonly string[];
  /** Relative to the working folder. */
  readonly to: string;
}

export interface RunStep {
  readonly kind: 'run';
  readonly command: string;
}

export interface Stage {
  readonly base: string;
  readonly name: string | undefined;
  readonly workingFolder: string;
  /** What fills it, in order. */
  readonly steps: readonly (CopyStep | RunStep)[];
  /** What it says besides, by its word: USER, STOPSIGNAL and the like. */
  readonly says: ReadonlyMap<string, string>;
}

/** The stages of the Dockerfile. */
export function readDockerfile(): Stage[] {
  const dockerfile = DockerfileParser.parse(readFileSync(join(CHECKOUT, 'Dockerfile'), 'utf8'));
  const stages: Instruction[][] = [];
  for (const instruction of dockerfile.getInstructions()) {
    if (instruction.getKeyword() === 'FROM') stages.push([]);
    stages.at(-1)?.push(instruction);
  }
  return stages.map(readStage);
}

function readStage(instructions: readonly Instruction[]): Stage {
  const says = new Map(instructions.map((each) => [each.getKeyword(), each.getArgumentsContent() ?? '']));
  const [base = '', , name] = (says.get('FROM') ?? '').split(/\s+/u);
  return {
    base,
    name,
    workingFolder: says.get('WORKDIR') ?? '/',
    steps: instructions.flatMap((each) => readStep(each) ?? []),
    says,
  };
}

function readStep(instruction: Instruction): CopyStep | RunStep | undefined {
  const content = instruction.getArgumentsContent() ?? '';
  // A line that goes on in the next.
  if (instruction.getKeyword() === 'RUN') return { kind: 'run', command: content.replace(/\\\n\s*/gu, '') };
  if (!(instruction instanceof Copy)) return undefined;
  const from = instruction.getFromFlag()?.getValue() ?? undefined;
  const paths = content.split(/\s+/u).filter((word) => !word.startsWith('--'));
  return {
    kind: 'copy',
    from,
    sources: paths.slice(0, -1),
    to: paths.at(-1) ?? '',
  };
}

/** What is copied from the checkout into a stage. */
export function copiedFromCheckout({ steps }: Stage): string[] {
  return steps.flatMap((step) => (step.kind === 'copy' && step.from === undefined ? step.sources : []));
}
