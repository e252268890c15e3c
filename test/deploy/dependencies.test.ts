import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';
import { z } from 'zod';

import { CHECKOUT } from './support/dockerfile.ts';

const read = (file: string): string => readFileSync(join(CHECKOUT, file), 'utf8');

const names = z.record(z.string(), z.string());
const manifest = z
  .object({ dependencies: names, devDependencies: names })
  .parse(JSON.parse(read('package.json')));

const locked = z.object({
  license: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().default(false),
  dev: z.boolean().default(false),
  devOptional: z.boolean().default(false),
  hasInstallScript: z.boolean().default(false),
});
const { packages } = z
  .object({ packages: z.record(z.string(), locked) })
  .parse(JSON.parse(read('package-lock.json')));
/** Each package, whoever needs it: neither the project itself nor a link to one of its folders. */
const all = Object.entries(packages).filter(([path, { link }]) => path !== '' && !link);

const page = read('docs/dependencies.md');

/** One section of the page, by its heading. */
function section(heading: string): string {
  const [, content] = page.split(new RegExp(`^## ${heading}$`, 'mu'));
  return content?.split(/^## /mu)[0] ?? '';
}

/** Names in the first column of the section's table. */
function listed(heading: string): string[] {
  return [...section(heading).matchAll(/^\| `([^`]+)`/gmu)].map(([, name = '']) => name);
}

test('the page on dependencies names exactly those that there are', () => {
  expect(listed('What runs')).toEqual(Object.keys(manifest.dependencies).toSorted());
  expect(listed('What development needs')).toEqual(Object.keys(manifest.devDependencies).toSorted());
});

test('and says how many packages run', () => {
  const running = all.filter(([, { dev, devOptional }]) => !dev && !devOptional);
  expect(section('What runs')).toContain(`${String(running.length)} packages are installed`);
});

test('every version is exact', () => {
  const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$|^file:vendor\//u.test(version))).toEqual([]);
});

test('every licence goes with AGPL-3.0-or-later', () => {
  const allowed = /of these licences, .*: (.+?)\. /u.exec(section('Licences'))?.[1]?.split(', ') ?? [];
  expect(allowed.length).toBeGreaterThan(5);
  const licences = all.map(([path, { license }]) => ({ path, licence: license ?? licenceIn(path) }));
  expect(licences.filter(({ licence }) => !allowed.includes(licence))).toEqual([]);
  const running = all.filter(([, { dev, devOptional }]) => !dev && !devOptional);
  expect(running.filter(([, { license }]) => ['MPL-2.0', '0BSD'].includes(license ?? ''))).toEqual([]);
});

/** Some are not said in the lock file. */
function licenceIn(path: string): string {
  return z.object({ license: z.string() }).parse(JSON.parse(read(join(path, 'package.json')))).license;
}

test('no package runs a script at its installation but those that the page names', () => {
  const scripted = all.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
  const named = /in checkouts only: `([^`]+)`/u.exec(section('Scripts at installation'))?.[1] ?? '';
  expect(scripted).toEqual([`node_modules/${named}`]);
  expect(all.find(([path]) => path === scripted[0])?.[1].dev).toBe(true);
});

test('every package is from the npm registry, with its checksum, or a folder of the project', () => {
  const fromElsewhere = Object.entries(packages).filter(
    ([, { resolved }]) =>
      resolved !== undefined && !/^https:\/\/registry\.npmjs\.org\/|^vendor\//u.test(resolved),
  );
  expect(fromElsewhere).toEqual([]);
  const unchecked = all.filter(
    ([path, { integrity }]) => integrity === undefined && !path.startsWith('vendor/'),
  );
  expect(unchecked.map(([path]) => path)).toEqual([]);
});
