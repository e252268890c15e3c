import { basename, resolve } from 'node:path';
import { type z } from 'zod';
import type { Conditions, Electorate } from '../governance/electorate.ts';
import { rosterId } from '../governance/terms.ts';
import { durationSchema } from './duration.ts';
import { freezeSchema } from './freeze-needs.ts';
import { list, listOfDifferent, oneOf, pattern, text } from './schema.ts';
import { named, section, whenSection } from './section.ts';

const yes = pattern('true', /^true$/).transform((): true => true);

/** What a roster is set up with, where it is named. */
export const ROSTER_SETTINGS = ['probation', 'keptBy', 'freeze'] as const;

const conditions = (bodies: readonly string[]) => ({
  roster: text('the path of a list of members, such as members.csv', (source) =>
    /\p{Cc}/u.test(source) || basename(source.trim()) === '' ? undefined : source.trim(),
  ).exactOptional(),
  probation: durationSchema.exactOptional(),
  keptBy: oneOf(bodies, 'one of the bodies').exactOptional(),
  freeze: freezeSchema.exactOptional(),
  room: yes.exactOptional(),
  homeservers: listOfDifferent(
    pattern('the name of a homeserver, such as social.coop', /^[^\s/:@#!]+(:\d{1,5})?$/u),
    'homeservers, such as [social.coop]',
  ).exactOptional(),
  joinedBeforeOpening: yes.exactOptional(),
});

type ReadConditions = z.output<z.ZodObject<ReturnType<typeof conditions>>>;

/** Who may vote: all conditions that are named must hold, and one set of those under `anyOf`. */
const electorateSchema = (bodies: readonly string[]) =>
  section({
    ...conditions(bodies),
    anyOf: list(
      section(conditions(bodies)).superRefine(complete, whenSection),
      'sets of conditions, such as { room: true }',
      2,
    ).exactOptional(),
  }).superRefine(complete, whenSection);

function complete(electorate: object, context: z.core.$RefinementCtx): void {
  const given = Object.keys(electorate);
  if (given.length === 0) {
    const message = 'names nobody; it should be { room: true }, or { roster: members.csv }';
    context.addIssue({ code: 'custom', message });
  }
  if (given.includes('roster')) return;
  for (const key of ROSTER_SETTINGS.filter((each) => given.includes(each))) {
    context.addIssue({
      code: 'custom',
      path: [key],
      message: 'belongs to a list of members: leave it out, or name the list beside it (roster: members.csv)',
    });
  }
}

export const electoratesSchema = (bodies: readonly string[]) =>
  named(electorateSchema(bodies), 'electorates');
export type ReadElectorates = z.output<ReturnType<typeof electoratesSchema>>;

/** The name of a list is that of its file, wherever the folder lies. */
export function rosterNamed(path: string) {
  return rosterId(basename(path));
}

/** @param probations of each roster, in whichever electorate it was named */
export function formElectorates(
  read: ReadElectorates,
  probations: ReadonlyMap<string, number | undefined>,
): ReadonlyMap<string, Electorate> {
  const form = ({ roster, room, homeservers, joinedBeforeOpening }: ReadConditions): Conditions => {
    const id = roster === undefined ? undefined : rosterNamed(roster);
    const probation = id === undefined ? undefined : probations.get(id);
    return {
      ...(id === undefined ? {} : { roster: { id, ...(probation === undefined ? {} : { probation }) } }),
      ...(room && { room }),
      ...(homeservers && { homeservers }),
      ...(joinedBeforeOpening && { joinedBeforeOpening }),
    };
  };
  return new Map(
    Object.entries(read).map(([name, { anyOf, ...always }]) => [
      name,
      { ...form(always), ...(anyOf && { anyOf: anyOf.map(form) }) },
    ]),
  );
}

export function rosterFile(folder: string, path: string): string {
  return resolve(folder, path);
}
