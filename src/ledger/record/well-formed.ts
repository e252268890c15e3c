/**
 * The same value without half characters: UTF-8 can't say a lone surrogate, so it would come back from a
 * homeserver or a file as something else, under another hash.
 */
export function wellFormed<Value>(value: Value): Value {
  // The shape stays; what changes is a unit of a string here and there.
  return mended(value) as Value;
}

function mended(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map((each) => mended(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key.toWellFormed(), mended(each)]));
}
