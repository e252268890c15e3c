/** Anything that JSON can say. Numbers in the ledger are whole, so their text is the same everywhere. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * One text for one value: keys sorted by code unit, no white space, absent values left out.
 * Two programs that hold the same fact write, and so hash, the same bytes.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number') return numberJson(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each)).join(',')}]`;
  return objectJson(value as Readonly<Record<string, unknown>>);
}

function numberJson(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  throw new TypeError(`the ledger holds whole numbers only, not ${String(value)}`);
}

function objectJson(entries: Readonly<Record<string, unknown>>): string {
  let text = '';
  for (const key of Object.keys(entries).sort()) {
    const value = entries[key];
    if (value !== undefined) text += `${text === '' ? '' : ','}${named(key)}${canonicalJson(value)}`;
  }
  return `{${text}}`;
}

/** Facts are hashed by the thousand, and their keys are the same few. */
const NAMES = new Map<string, string>();
const MOST_NAMES = 200;

function named(key: string): string {
  const known = NAMES.get(key);
  if (known !== undefined) return known;
  const name = `${JSON.stringify(key)}:`;
  if (NAMES.size < MOST_NAMES) NAMES.set(key, name);
  return name;
}
