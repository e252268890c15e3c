import { durationOrNoneSchema } from './duration.ts';
import { section } from './section.ts';

const MINUTE = 60_000;

/** How long after its closing time a proposal waits for ballots that were sent in time and are on their way. */
export const closingSchema = section({ grace: durationOrNoneSchema.default(MINUTE) }).prefault({});
