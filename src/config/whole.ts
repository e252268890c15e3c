import { ambiguousSigns } from './ambiguous-signs.ts';
import { bodiesSchema, formBodies, reportsInCircles, sharedRooms } from './bodies.ts';
import { choicesSchema } from './choices.ts';
import { closingSchema } from './closing.ts';
import type { Config } from './config.ts';
import { electoratesSchema, formElectorates } from './electorates.ts';
import { ordinaryRule, sharedLabels } from './labels.ts';
import { limitsSchema } from './limits.ts';
import { formerStewards, matrixSchema } from './matrix.ts';
import { userIdSchema } from './matrix-ids.ts';
import { invoicedRules } from './money.ts';
import { monitoringSchema } from './monitoring.ts';
import type { Finding } from './path.ts';
import { profileSchema } from './profile.ts';
import { remindersSchema } from './reminders.ts';
import { formRosters, rosterKeepers, rosterSettings } from './rosters.ts';
import { rulesSchema } from './rules.ts';
import { listOfDifferent, oneOf, pattern } from './schema.ts';
import { section } from './section.ts';
import type { SecretSources } from './secret-source.ts';
import { namesIn } from './select.ts';
import { storageSchema } from './storage.ts';
import { timezoneSchema } from './timezone.ts';
import { found } from './wording.ts';

/** Checks the whole document, and answers the configuration or everything that is wrong with it. */
export function checkWhole(
  root: unknown,
  sources: SecretSources,
): { config: Config } | { findings: readonly Finding[] } {
  const result = wholeSchema(root, sources).safeParse(root);
  const checks = [
    formerStewards,
    sharedRooms,
    reportsInCircles,
    rosterSettings,
    rosterKeepers,
    ambiguousSigns,
    sharedLabels,
    ordinaryRule,
    invoicedRules,
  ];
  const across = checks.flatMap((check) => check(root));
  if (result.success && across.length === 0) return { config: result.data };
  const issues = result.success ? [] : result.error.issues;
  const within = issues.map(({ path, message }) => ({ path: path.map(step), message }));
  return { findings: [...within, ...across] };
}

const wholeSchema = (root: unknown, sources: SecretSources) =>
  section(
    {
      matrix: matrixSchema(sources),
      storage: storageSchema(sources.folder),
      timezone: timezoneSchema,
      language: oneOf(['en'], 'a language of the messages').default('en'),
      prefix: pattern(
        '1 to 5 signs in quotes, such as "!" (no letters, digits or spaces)',
        /^[^\p{L}\p{N}\s]{1,5}$/u,
      ).default('!'),
      profile: profileSchema(sources.folder, root),
      stewards: listOfDifferent(userIdSchema, 'user ids, such as ["@sam:example.coop"]', 0).default([]),
      choices: choicesSchema,
      electorates: electoratesSchema(namesIn(root, ['bodies'])),
      bodies: bodiesSchema(namesIn(root, ['electorates']), namesIn(root, ['bodies'])),
      rules: rulesSchema(namesIn(root, ['bodies']), namesIn(root, ['rules'])),
      closing: closingSchema,
      limits: limitsSchema,
      reminders: remindersSchema,
      monitoring: monitoringSchema,
    },
    { instead: (input) => `the file ${found(input)}; config.example.yaml shows what it should be` },
  ).transform(({ bodies, electorates: read, monitoring, ...others }): Config => {
    const rosters = formRosters(read, sources.folder);
    const probations = new Map([...rosters].map(([id, { probation }]) => [String(id), probation]));
    const electorates = formElectorates(read, probations);
    return {
      ...others,
      ...(monitoring === undefined ? {} : { monitoring }),
      ...{ rosters, electorates, bodies: formBodies(bodies, electorates) },
    };
  });

const step = (key: PropertyKey): string | number => (typeof key === 'number' ? key : String(key));
