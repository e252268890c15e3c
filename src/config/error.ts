/** A mistake in the configuration, told to the person who wrote it. */
export interface Problem {
  /** Such as `rules.ordinary.require[1].atLeast`; empty when it concerns the file as a whole. */
  readonly path: string;
  /** Counted from 1; absent when nothing in the file can be pointed at. */
  readonly line?: number;
  readonly message: string;
}

/** The configuration, or a list of members that it names, can't be used. Its message is for people: the file, then a line for each problem. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly file: string;
  readonly problems: readonly Problem[];

  /** @param what that file is */
  constructor(file: string, problems: readonly Problem[], what = 'The configuration') {
    const inOrder = problems.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0));
    super([heading(`${what} ${file}`, inOrder.length), ...inOrder.map(line)].join('\n'));
    this.file = file;
    this.problems = inOrder;
  }
}

/** Several files can't be used: each is told whole. */
export class ConfigErrors extends Error {
  override readonly name = 'ConfigErrors';

  constructor(errors: readonly ConfigError[]) {
    super(errors.map(({ message }) => message).join('\n'));
  }
}

function heading(what: string, count: number): string {
  return `${what} can't be used: ${count === 1 ? 'one problem' : `${String(count)} problems`}.`;
}

function line(problem: Problem): string {
  return `  ${problemText(problem).replaceAll('\n', '\n  ')}`;
}

/** Its place and what is wrong. */
export function problemText(problem: Problem): string {
  const where = [problem.path, problem.line === undefined ? '' : `line ${String(problem.line)}`];
  const place = where.filter((part) => part !== '').join(', ');
  return place === '' ? problem.message : `${place}: ${problem.message}`;
}
