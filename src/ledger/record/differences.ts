import { canonicalJson } from '../canonical.ts';

/** Where two values differ, a line each. @param where the name of the whole */
export function differences(said: unknown, recomputed: unknown, where = ''): string[] {
  if (canonicalJson(said) === canonicalJson(recomputed)) return [];
  if (!isCompound(said) || !isCompound(recomputed)) {
    return [`${where}: it says ${shown(said)}; by the votes and the rule it is ${shown(recomputed)}`];
  }
  const [one, other] = [new Map(Object.entries(said)), new Map(Object.entries(recomputed))];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((key) =>
    differences(one.get(key), other.get(key), where === '' ? key : `${where}, ${key}`),
  );
}

function isCompound(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

const SHOWN = 200;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = canonicalJson(value);
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`;
}
