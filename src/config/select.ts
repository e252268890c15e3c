import type { Path } from './path.ts';

/** A value somewhere in the document. */
interface Place {
  readonly path: Path;
  readonly value: unknown;
}

/**
 * Every value whose path fits the pattern, `*` standing for any key or position. For checks that compare
 * places far apart: they look at the document as written, so they find their mistakes beside all others.
 */
function select(root: unknown, pattern: Path): readonly Place[] {
  let level: readonly Place[] = [{ path: [], value: root }];
  for (const step of pattern) {
    level = level.flatMap(({ path, value }) =>
      entries(value)
        .filter(([key]) => step === '*' || step === key)
        .map(([key, inner]) => ({ path: [...path, key], value: inner })),
    );
  }
  return level;
}

/** The same, of texts alone. */
export function selectTexts(root: unknown, pattern: Path): readonly { path: Path; text: string }[] {
  return select(root, pattern).flatMap(({ path, value }) =>
    typeof value === 'string' ? [{ path, text: value }] : [],
  );
}

/** The same, of sections alone. */
export function selectSections(
  root: unknown,
  pattern: Path,
): readonly { path: Path; section: Readonly<Record<string, unknown>> }[] {
  return select(root, pattern).flatMap(({ path, value }) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? [{ path, section: Object.fromEntries(Object.entries(value)) }]
      : [],
  );
}

/** The keys of the section at this path, in order; none when there is no such section. */
export function namesIn(root: unknown, path: Path): readonly string[] {
  return select(root, [...path, '*']).map((place) => String(place.path.at(-1)));
}

function entries(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return value.map((item: unknown, position) => [position, item] as const);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
