import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { ConfigError } from '../../src/config/error.ts';
import { parseConfig } from '../../src/config/load.ts';

/** social.coop's own configuration, as it is shipped. */
export const EXAMPLE_FILE = fileURLToPath(new URL('../../config.example.yaml', import.meta.url));

/** A configuration with every section once and nothing wrong, for tests to change a piece of. */
export const SOUND = `matrix:
  homeserver: https://matrix.example.coop
  accessToken: { env: TOKEN }
stewards: ['@sam:example.coop']
choices:
  agree: { reactions: ['👍'], words: [agree] }
electorates:
  members: { room: true }
bodies:
  full: { name: Full group, rooms: ['#full:example.coop'], electorate: members, authority: binding }
  tech: { name: Tech group, rooms: ['#tech:example.coop'], electorate: members, authority: advisory }
rules:
  ordinary:
    votingPeriod: { minimum: 6 days, maximum: 60 days, urgent: { label: URGENT, minimum: 24 hours } }
    require:
      - { votes: [agree], moreThan: 1, times: [disagree] }
  bylaws:
    label: BYLAWS
    bodies: [full]
    votingPeriod: { minimum: 10 days, maximum: 60 days }
    require:
      - { when: block, votes: [agree], atLeast: 19/2, times: [disagree, block] }
`;

/** SOUND with one piece replaced; fails when the piece isn't there exactly once. */
export function changed(piece: string, replacement: string): string {
  expect(SOUND.split(piece), `"${piece}" stands once in SOUND`).toHaveLength(2);
  return SOUND.replace(piece, () => replacement);
}

export interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  /** Contents by absolute path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly secrets?: 'required' | 'optional';
}

/** Reads a text as if it stood in /co-op/config.yaml, where TOKEN is in the environment. */
export function parse(
  text: string,
  { env = { TOKEN: 'abc' }, files = {}, secrets }: Surroundings = {},
): Config {
  return parseConfig(text, {
    file: '/co-op/config.yaml',
    env,
    readFile: (path) => {
      const content = files[path];
      if (content !== undefined) return content;
      throw Object.assign(new Error(`no file ${path}`), { code: 'ENOENT' });
    },
    ...(secrets && { secrets }),
  });
}

/** What is wrong with a text, a line for each problem: "path, line 4: message". Empty when nothing is. */
export function problemsOf(text: string, surroundings?: Surroundings): readonly string[] {
  try {
    parse(text, surroundings);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ path, line, message }) => `${path}, line ${String(line)}: ${message}`);
  }
}

/** A piece of SOUND, what somebody wrote instead, and all that is told about it. */
export type Mistake = readonly [piece: string, written: string, ...told: string[]];

export function tell(mistakes: readonly Mistake[]): void {
  it.each(mistakes.map(([piece, written, ...told]) => ({ piece, written, told })))(
    '$written',
    ({ piece, written, told }) => {
      expect(problemsOf(changed(piece, written))).toEqual(told);
    },
  );
}
