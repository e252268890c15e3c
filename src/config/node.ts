import { isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';
import { pathText, type Finding, type Path } from './path.ts';

/** What is learnt of a document while it is read. Keys are paths as text. */
export interface Notes {
  readonly findings: Finding[];
  readonly unreadable: Set<string>;
  readonly lines: Map<string, number>;
}

type LineAt = (offset: number) => number;

/** A node of a document as sections, lists and texts; what is empty, or can't be read, is the empty text. */
export function readNode(node: unknown, path: Path, notes: Notes, lineAt: LineAt): unknown {
  const sign = reservedSign(node);
  if (sign !== undefined) {
    const message = `begins with ${sign}, which means something else in YAML; it should be in quotes`;
    notes.findings.push({ path, message });
    notes.unreadable.add(pathText(path));
  }
  if (isMap(node)) return readSection(node.items, path, notes, lineAt);
  if (isSeq(node)) return readList(node.items, path, notes, lineAt);
  return isScalar(node) && typeof node.value === 'string' ? node.value : '';
}

type Pairs = readonly { readonly key: unknown; readonly value: unknown }[];

function readSection(pairs: Pairs, path: Path, notes: Notes, lineAt: LineAt): object {
  const section: Record<string, unknown> = {};
  for (const { key, value } of pairs) {
    if (!isScalar(key) || typeof key.value !== 'string' || key.value === '__proto__') {
      notes.findings.push({ path, message: 'has a key that is not a plain word' });
      continue;
    }
    const inner = [...path, key.value];
    const line = key.range ? lineAt(key.range[0]) : undefined;
    if (Object.hasOwn(section, key.value)) {
      const message = `stands a second time on line ${String(line)}; keep one of the two`;
      notes.findings.push({ path: inner, message });
      continue;
    }
    if (line !== undefined) notes.lines.set(pathText(inner), line);
    section[key.value] = readNode(value, inner, notes, lineAt);
  }
  return section;
}

function readList(items: readonly unknown[], path: Path, notes: Notes, lineAt: LineAt): unknown[] {
  return items.map((item, position) => {
    const inner = [...path, position];
    if (isNode(item) && item.range) notes.lines.set(pathText(inner), lineAt(item.range[0]));
    return readNode(item, inner, notes, lineAt);
  });
}

/** Tags, anchors and aliases are never meant here: they are values that somebody forgot to quote. */
function reservedSign(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (isAlias(node)) return '"*"';
  if (node.anchor !== undefined) return '"&"';
  return node.tag === undefined ? undefined : '"!"';
}
