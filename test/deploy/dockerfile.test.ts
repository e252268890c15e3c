import { existsSync, globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';

import { expect, test } from 'vitest';
import { z } from 'zod';

import { CHECKOUT, copiedFromCheckout, readDockerfile } from './support/dockerfile.ts';

const read = (file: string): string => readFileSync(join(CHECKOUT, file), 'utf8');

const names = z.record(z.string(), z.string());
const { dependencies, devDependencies } = z
  .object({ dependencies: names, devDependencies: names })
  .parse(JSON.parse(read('package.json')));

const stages = readDockerfile();
const [packages, image] = stages;
const copied = stages.flatMap(copiedFromCheckout);

/** What the files of the program import, with the file. */
const imports = globSync(['bin/*.mjs', 'src/**/*.ts'], { cwd: CHECKOUT }).flatMap((file) =>
  [...read(file).matchAll(/^(?:import|export|\}).* from '([^']+)'|import\('([^']+)'\)/gmu)].map(
    ([, above, within]) => ({ file, imported: above ?? within ?? '' }),
  ),
);

test('the image has the Node that checkouts have', () => {
  const node = devDependencies['node'] ?? '';
  expect(stages.map(({ base }) => base)).toEqual(Array(2).fill(`node:${node}-bookworm-slim`));
});

test('each path that is copied exists, and nothing else is sent to the builder', () => {
  expect(copied.filter((path) => !existsSync(join(CHECKOUT, path)))).toEqual([]);
  const [first, ...allowed] = read('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(first).toBe('*');
  expect(allowed.toSorted()).toEqual(
    [...new Set(copied)].map((path) => `!${path.replace('./', '')}`).toSorted(),
  );
});

test('what the program imports of its own is copied', () => {
  const own = imports.filter(({ imported }) => imported.startsWith('.'));
  const places = own.map(({ file, imported }) => relative(CHECKOUT, join(CHECKOUT, dirname(file), imported)));
  expect(places.length).toBeGreaterThan(500);
  const inImage = image === undefined ? [] : copiedFromCheckout(image);
  expect(places.filter((place) => !inImage.some((path) => place.startsWith(`${path}/`)))).toEqual([]);
});

test('each package that it imports is installed in it', () => {
  const packagesOf = imports
    .map(({ imported }) => imported)
    .filter((name) => !/^[.]|^node:/u.test(name) && !builtinModules.includes(name))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
  expect(new Set(packagesOf).size).toBeGreaterThan(8);
  expect([...new Set(packagesOf)].filter((name) => !(name in dependencies))).toEqual([]);
  const [install] = packages?.steps.filter((step) => step.kind === 'run') ?? [];
  expect(install?.command).toMatch(/^npm ci --omit=dev --omit=optional --ignore-scripts /u);
});

test('it is not root, ends at SIGTERM, writes to /storage alone and says how it is', () => {
  expect(image?.says.get('HEALTHCHECK')).toContain('"health", "--config", "/config/config.yaml"]');
  expect(Object.fromEntries(image?.says ?? [])).toMatchObject({
    USER: '1000:1000',
    STOPSIGNAL: 'SIGTERM',
    VOLUME: '/storage',
    ENTRYPOINT: '["node", "--max-semi-space-size=8", "/althing/bin/althing.mjs"]',
    CMD: '["run", "--config", "/config/config.yaml"]',
  });
});

test('nothing in it is a secret', () => {
  const said = stages.flatMap(({ says }) => [...says]).filter(([word]) => ['ENV', 'ARG'].includes(word));
  expect(said).toEqual([['ENV', 'NODE_ENV=production']]);
});
