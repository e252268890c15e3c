import { RATIO_PART_LIMIT, type Ratio } from '../governance/rule.ts';
import { text } from './schema.ts';

const FRACTION = /^(?<numerator>\d+)(?:\s*\/\s*(?<denominator>\d+))?$/;
const DECIMAL = /^(?<whole>\d+)\.(?<digits>\d+)$/;

/**
 * A whole number, a fraction ("19/2") or a decimal ("9.5") as an exact ratio in lowest terms. Read from the
 * digits as written, without floating point (R5). Undefined for anything else, or with a part beyond
 * RATIO_PART_LIMIT.
 */
export function parseRatio(source: string): Ratio | undefined {
  const fraction = FRACTION.exec(source.trim())?.groups;
  if (fraction?.['numerator'] !== undefined) {
    return lowestTerms(BigInt(fraction['numerator']), BigInt(fraction['denominator'] ?? 1));
  }
  const decimal = DECIMAL.exec(source.trim())?.groups;
  if (decimal?.['whole'] === undefined || decimal['digits'] === undefined) return undefined;
  const { whole, digits } = decimal;
  return lowestTerms(BigInt(whole + digits), 10n ** BigInt(digits.length));
}

function lowestTerms(numerator: bigint, denominator: bigint): Ratio | undefined {
  if (denominator === 0n) return undefined;
  const divisor = greatestCommonDivisor(numerator, denominator);
  const ratio = { numerator: Number(numerator / divisor), denominator: Number(denominator / divisor) };
  return Math.max(ratio.numerator, ratio.denominator) <= RATIO_PART_LIMIT ? ratio : undefined;
}

function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  return other === 0n ? one : greatestCommonDivisor(other, one % other);
}

export const ratioSchema = text(
  `a whole number (9), a fraction (19/2) or a decimal (9.5), not negative, with parts up to ${String(RATIO_PART_LIMIT)}`,
  parseRatio,
);
