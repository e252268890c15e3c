/** Anything that JSON can say. Numbers in the ledger are whole, so their text is the same everywhere. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * One text for one value: keys sorted by code unit, no white space, absent values left out.
 * Two programs that hold the same fact write, and so hash, the same bytes.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = value as Readonly<Record<string, unknown>>;
    let text = '';
    for (const key of Object.keys(entries).sort()) {
      const each = entries[key];
      if (each !== undefined)
        text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(each)}`;
    }
    return `{${text}}`;
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new TypeError(`the ledger holds whole numbers only, not ${String(value)}`);
  }
  return JSON.stringify(value);
}
