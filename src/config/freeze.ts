/**
 * Freezes a value with everything in it, and returns it. A Map's own entries can't be frozen in JavaScript;
 * the type ReadonlyMap keeps them.
 */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  const inner: readonly unknown[] = value instanceof Map ? [...value.values()] : Object.values(value);
  inner.forEach(deepFreeze);
  return value;
}
