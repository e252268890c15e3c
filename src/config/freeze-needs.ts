import { text } from './schema.ts';
import { section } from './section.ts';

const warnings = text('a whole number from 1 to 100', (source) => {
  const value = Number(source);
  return /^\d{1,3}$/u.test(source) && value >= 1 && value <= 100 ? value : undefined;
});

const months = text('a whole number of months from 1 to 120, such as "6 months"', (source) => {
  const value = Number(/^\s*(\d{1,3})\s*months?\s*$/iu.exec(source)?.[1] ?? 0);
  return value >= 1 && value <= 120 ? value : undefined;
});

/** What a freeze needs (R12): so many warnings, or dues unpaid for so long. */
export const freezeSchema = section({
  warnings: warnings.prefault('2'),
  unpaid: months.prefault('6 months'),
}).transform(({ warnings: count, unpaid }) => ({ warnings: count, unpaidMonths: unpaid }));
