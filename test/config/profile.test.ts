import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { temporaryFolder } from '../support/ledger-file.ts';
import { parse, problemsOf, SOUND } from './world.ts';

const withProfile = (written: string): string => `${SOUND}profile: ${written}\n`;
const profileOf = (written: string) => parse(withProfile(written)).profile;

describe('the bot is shown', () => {
  test('as Althing with its own picture, where nothing is said', () => {
    const shipped = {
      displayName: 'Althing',
      avatar: expect.stringMatching(/avatar\/althing\.png$/u) as string,
    };
    expect(parse(SOUND).profile).toEqual(shipped);
    expect(profileOf('{ avatar: true }')).toEqual(shipped);
  });

  test('by another name, and with the picture that the account has', () => {
    expect(profileOf('{ displayName: Our assembly, avatar: false }')).toEqual({
      displayName: 'Our assembly',
    });
  });

  test('as somebody else set it', () => {
    expect(profileOf('false')).toEqual({});
  });

  test('with a picture of the group', () => {
    const file = join(temporaryFolder(), 'ours.png');
    writeFileSync(file, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    expect(profileOf(`{ avatar: ${file} }`)).toEqual({ displayName: 'Althing', avatar: file });
  });
});

test.for([
  ['true', /^profile, line \d+: is "true"; it should be false, or a section with displayName, avatar$/u],
  [
    '{ displayname: X }',
    /^profile\.displayname, line \d+: is not known here; did you mean "displayName"\?$/u,
  ],
  ['{ displayName: " " }', /^profile\.displayName, line \d+: is " "; it should be a name such as Althing/u],
  ['{ avatar: none.png }', /^profile\.avatar, line \d+: names a file that is not there; it should be true/u],
  [`{ avatar: ${import.meta.filename} }`, /^profile\.avatar, line \d+: names a file that is no PNG image/u],
  ['{ avatar: [a] }', /^profile\.avatar, line \d+: is a list; it should be true/u],
] as const)('%s is refused', ([written, told]) => {
  expect(problemsOf(withProfile(written))).toEqual([expect.stringMatching(told)]);
});
