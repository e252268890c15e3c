import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { CHECKOUT, readDockerfile } from './support/dockerfile.ts';

const read = (file: string): string => readFileSync(join(CHECKOUT, file), 'utf8');

const page = read('docs/stewards.md');
const unit = read('deploy/althing.service');
const [packages, image] = readDockerfile();

test('every file of deploy that the page for stewards names is there, and each is named', () => {
  const named = new Set([...page.matchAll(/\bdeploy\/[\w./-]*\w/gu)].map(([path]) => path));
  expect([...named].filter((path) => !existsSync(join(CHECKOUT, path)))).toEqual([]);
  expect(named).toEqual(new Set(['deploy/althing.service', 'deploy/try']));
});

test('the page installs the packages as the image does', () => {
  const [install] = packages?.steps.filter((step) => step.kind === 'run') ?? [];
  const command = /^npm ci(?: --\S+?=\S+| --ignore-scripts)+/u.exec(install?.command ?? '')?.[0] ?? 'none';
  expect(page.split(`sudo ${command}`)).toHaveLength(3);
});

test('the page names the places that the unit and the image know', () => {
  const state = /^StateDirectory=(.+)$/mu.exec(unit)?.[1] ?? '';
  const credential = /^LoadCredential=(\w+):(.+)$/mu.exec(unit);
  expect(page).toContain(`storage: /var/lib/${state}/althing.db`);
  expect(page).toContain(`file: /run/credentials/althing.service/${credential?.[1] ?? ''}`);
  expect(page).toContain(`/dev/null ${credential?.[2] ?? ''}`);
  expect(page).toContain(`storage: ${image?.says.get('VOLUME') ?? ''}/althing.db`);
  const [user = ''] = image?.says.get('USER')?.split(':') ?? [];
  expect(page.match(/install -(?:d -)?o (\d+) -g \1 /gu)?.every((line) => line.includes(` ${user} `))).toBe(
    true,
  );
});
