import type { Electorate } from './config.ts';
import { pattern } from './schema.ts';
import { named, section, whenSection } from './section.ts';

const NOT_YET = {
  roster: 'rosters are not supported yet: use { room: true }',
  probation: 'is not supported yet, since rosters are not: use { room: true }',
};

/** Who may vote. `{ room: true }`: whoever is joined to a room of the body. */
const electorateSchema = section({ room: pattern('true', /^true$/).exactOptional() }, { notYet: NOT_YET })
  .superRefine((electorate, context) => {
    if (Object.keys(electorate).length > 0) return;
    context.addIssue({ code: 'custom', path: ['room'], message: 'is missing; it should be { room: true }' });
  }, whenSection)
  .transform((): Electorate => ({ kind: 'room' }));

export const electoratesSchema = named(electorateSchema, 'electorates').transform(
  (electorates): ReadonlyMap<string, Electorate> => new Map(Object.entries(electorates)),
);
