import { createHash } from 'node:crypto';

export type Random = () => number;

/** Numbers from 0 to below 1, the same for the same seed. */
export function randomFrom(seed: string): Random {
  let count = 0;
  return () => {
    const hash = createHash('sha256')
      .update(`${seed} ${(count += 1)}`)
      .digest();
    return hash.readUInt32BE(0) / 2 ** 32;
  };
}

export function oneOf<Value>(values: readonly Value[], random: Random): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('there is nothing to choose from');
  return value;
}
