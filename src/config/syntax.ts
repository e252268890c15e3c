import type { ErrorCode, LineCounter, YAMLError } from 'yaml';
import type { Problem } from './error.ts';

/** What is wrong with a text that is no YAML; one problem a line, since one slip often causes several errors. */
export function syntaxProblems(
  text: string,
  errors: readonly YAMLError[],
  counter: LineCounter,
): readonly Problem[] {
  const lines = text.split('\n');
  const problems = new Map<number, Problem>();
  for (const error of errors) {
    const line = counter.linePos(error.pos[0]).line;
    if (problems.has(line)) continue;
    const near = lines.slice(Math.max(0, line - 2), line).join('\n');
    problems.set(line, { path: '', line, message: `this is not YAML: ${explain(error, near)}` });
  }
  return [...problems.values()];
}

// In YAML an unquoted # begins a comment, which swallows the rest of a list with it.
const ROOM_IN_LIST = /[[,]\s*#/;

const EXPLANATIONS: Partial<Record<ErrorCode, string>> = {
  BAD_SCALAR_START: 'a value that begins with @, % or ` must be in quotes, such as "@sam:example.coop"',
  BLOCK_AS_IMPLICIT_KEY:
    'a value with ": " inside must be in quotes, and the keys of one section must line up',
  MULTIPLE_DOCS: 'a line "---" begins a second document here; the configuration is a single one',
  BAD_ALIAS: 'a value that begins with "*" must be in quotes',
  // The parser's own message quotes the token, which could be a piece of a secret.
  UNEXPECTED_TOKEN:
    'something stands here that belongs to nothing; is a quote, a comma or a bracket missing?',
};

function explain(error: YAMLError, near: string): string {
  if (ROOM_IN_LIST.test(near))
    return 'a name that begins with # must be in quotes, such as "#room:example.coop"';
  return EXPLANATIONS[error.code] ?? error.message;
}
