import { LineCounter, parseDocument } from 'yaml';
import type { Problem } from './error.ts';
import { readNode, type Notes } from './node.ts';
import { pathText, type Finding, type Path } from './path.ts';
import { syntaxProblems } from './syntax.ts';

/** The configuration as sections, lists and texts, and where each of them stands in the file. */
export interface ConfigDocument {
  readonly value: unknown;
  readonly findings: readonly Finding[];
  /** Whether a finding says already that YAML doesn't give the value that was meant here. */
  isUnreadable(path: Path): boolean;
  /** Line, counted from 1, of the thing at `path`, or of what is nearest around it. */
  lineOf(path: Path): number | undefined;
}

/**
 * Reads YAML in which every scalar is text (the "failsafe" schema): no `yes` becomes a boolean, and a ratio
 * such as 9.50 arrives exactly as it was written, not as a floating-point number.
 * Answers the problems alone when the text is no YAML, since the rest can't be trusted then.
 */
export function readDocument(text: string): ConfigDocument | { readonly syntax: readonly Problem[] } {
  const counter = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    // Double keys are found with their path by readNode. Pretty errors would quote the line, and a secret with it.
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: counter,
  });
  if (document.errors.length > 0) return { syntax: syntaxProblems(text, document.errors, counter) };

  const notes: Notes = { findings: [], unreadable: new Set(), lines: new Map() };
  const value = readNode(document.contents, [], notes, (offset) => counter.linePos(offset).line);
  return {
    value,
    findings: notes.findings,
    isUnreadable: (path) => notes.unreadable.has(pathText(path)),
    lineOf: (path) => nearestLine(notes.lines, path),
  };
}

function nearestLine(lines: ReadonlyMap<string, number>, path: Path): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const line = lines.get(pathText(path.slice(0, length)));
    if (line !== undefined) return line;
  }
  return undefined;
}
