import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Profile } from './config.ts';
import { readFailure } from './read-failure.ts';
import { pattern } from './schema.ts';
import { section } from './section.ts';
import { shouldBe } from './wording.ts';

const SHIPPED = fileURLToPath(new URL('avatar/althing.png', import.meta.url));

const displayNameSchema = pattern(
  'a name such as Althing, in at most 100 characters on one line',
  /^(?=.*\S)[^\p{Cc}]{1,100}$/u,
);

const AVATAR = 'true (the one that comes with Althing), false, or the path of a PNG image';

/** The path of a PNG image; undefined where the account's own picture is to stay. */
const avatarSchema = (folder: string) =>
  z
    .string({ error: ({ input }) => shouldBe(AVATAR, input) })
    .transform((written, context): string | undefined => {
      if (written === 'true') return SHIPPED;
      if (written === 'false') return undefined;
      const file = resolve(folder, written);
      const fault = written.trim() === '' ? shouldBe(AVATAR, written) : faultOf(file);
      if (fault === undefined) return file;
      context.addIssue({ code: 'custom', message: fault });
      return z.NEVER;
    });

/** How the bot shows itself to people; nothing of it is the bot's to change where it says false. */
export const profileSchema = (folder: string, root: unknown) =>
  isOff(root) ? z.unknown().transform((): Profile => ({})) : shownSchema(folder);

const shownSchema = (folder: string) =>
  section(
    {
      displayName: displayNameSchema.prefault('Althing'),
      avatar: avatarSchema(folder).prefault('true'),
    },
    { instead: (input) => shouldBe('false, or a section with displayName, avatar', input) },
  )
    .transform(({ displayName, avatar }): Profile => ({
      displayName,
      ...(avatar === undefined ? {} : { avatar }),
    }))
    .prefault({});

function isOff(root: unknown): boolean {
  return typeof root === 'object' && root !== null && 'profile' in root && root.profile === 'false';
}

const PNG = [0x89, 0x50, 0x4e, 0x47];

function faultOf(file: string): string | undefined {
  try {
    const bytes = readFileSync(file);
    if (PNG.every((byte, index) => bytes[index] === byte)) return undefined;
    return `names a file that is no PNG image; it should be ${AVATAR}`;
  } catch (error) {
    const failure = readFailure(error);
    if (failure === undefined) throw error;
    return `names a file that ${failure.absent ? 'is not there' : `can't be read: ${failure.reason}`}; it should be ${AVATAR}`;
  }
}
