import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { stringify } from 'yaml';

import { loadConfig } from '../../src/config/load.ts';
import type { Config } from '../../src/config/config.ts';
import { REACTIONS, room, TOKEN, type World } from './world.ts';

export interface Place {
  readonly file: string;
  readonly database: string;
  readonly config: Config;
}

/** A folder with a configuration for this world, as a steward would write it. */
export function prepareFolder(
  folder: string,
  { rooms }: World,
  homeserver: string,
  extra: object = {},
): Place {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'token'), TOKEN, { mode: 0o600 });
  const file = join(folder, 'config.yaml');
  const bodies = Object.fromEntries(
    Array.from({ length: rooms }, (_, index) => [
      `circle-${index}`,
      { name: `Circle ${index}`, rooms: [room(index)], electorate: 'members', authority: 'binding' },
    ]),
  );
  const choices = Object.fromEntries(
    Object.entries(REACTIONS).map(([choice, sign]) => [choice, { reactions: [sign], words: [choice] }]),
  );
  writeFileSync(
    file,
    stringify({
      matrix: { homeserver, accessToken: { file: 'token' } },
      profile: false,
      storage: 'storage/althing.db',
      choices,
      electorates: { members: { room: true } },
      bodies,
      rules: {
        ordinary: {
          votingPeriod: { minimum: '6 days', maximum: '60 days' },
          require: [{ votes: ['agree'], moreThan: 1, times: ['disagree'] }],
        },
      },
      ...extra,
    }),
  );
  mkdirSync(join(folder, 'storage'), { recursive: true });
  return { file, database: join(folder, 'storage', 'althing.db'), config: loadConfig(file, { env: {} }) };
}
