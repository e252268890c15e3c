import { durationSchema } from './duration.ts';
import { text } from './schema.ts';
import { section } from './section.ts';

const MOST = 1000;

const count = text(`a whole number from 1 to ${String(MOST)}`, (source) => {
  const value = Number(source);
  return /^\d{1,4}$/u.test(source) && value >= 1 && value <= MOST ? value : undefined;
});

/** How much one person may ask of the bot. Votes are never limited. */
export const limitsSchema = section({
  openProposals: count.prefault('5'),
  commands: section({ burst: count.prefault('20'), every: durationSchema.prefault('10 seconds') }).prefault(
    {},
  ),
}).prefault({});
