import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { z } from 'zod';

import type { Profile } from '../config/config.ts';
import type { MemberId } from '../governance/terms.ts';
import { isNotFound, isSignedOut } from './errors.ts';
import { path, type HomeserverApi } from './homeserver-api.ts';
import { isOver } from './pause.ts';
import type { ShownProfile } from './sign-in.ts';
import { upload } from './upload.ts';

export type PresentReport = (what: 'display name' | 'avatar', error: unknown) => void;

export interface Presenting {
  readonly api: HomeserverApi;
  readonly bot: MemberId;
  /** As the homeserver has it. */
  readonly shown: ShownProfile;
  readonly wished: Profile;
  readonly signal: AbortSignal;
  /** Told of what a homeserver refuses, or can't do now: the bot decides as well without a picture. */
  readonly report: PresentReport;
}

/** Gives the account its name and its picture, where they are others. Rejects only when the token is no longer good. */
export async function present(presenting: Presenting): Promise<void> {
  const { api, bot, shown, wished } = presenting;
  const { displayName, avatar } = wished;
  if (displayName !== undefined && displayName !== shown.displayname) {
    const body = { displayname: displayName };
    await unlessRefused(presenting, 'display name', () =>
      api.request('PUT', path`/v3/profile/${bot}/displayname`, anything, { body }),
    );
  }
  if (avatar !== undefined) await unlessRefused(presenting, 'avatar', () => showAvatar(presenting, avatar));
}

async function unlessRefused(
  { signal, report }: Presenting,
  what: Parameters<PresentReport>[0],
  act: () => Promise<unknown>,
): Promise<void> {
  if (isOver(signal)) return;
  try {
    await act();
  } catch (error) {
    if (isSignedOut(error)) throw error;
    if (!isOver(signal)) report(what, error);
  }
}

const anything = z.looseObject({});
const uploaded = z.object({ sha256: z.string(), url: z.string() });

/**
 * What was uploaded is kept in the account's own data on the homeserver, by its content: another picture is uploaded
 * anew, and the same one never again, whatever becomes of the database.
 */
async function showAvatar({ api, bot, shown }: Presenting, file: string): Promise<void> {
  const content = await readFile(file);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const kept = path`/v3/user/${bot}/account_data/coop.althing.avatar`;
  const before = await keptAt(api, kept);
  const isKnown = before?.sha256 === sha256;
  const url = isKnown
    ? before.url
    : await upload(api, { name: 'avatar.png', mimetype: 'image/png', content });
  if (!isKnown) await api.request('PUT', kept, anything, { body: { sha256, url } });
  if (url === shown.avatar_url) return;
  await api.request('PUT', path`/v3/profile/${bot}/avatar_url`, anything, { body: { avatar_url: url } });
}

async function keptAt(api: HomeserverApi, kept: string): Promise<z.infer<typeof uploaded> | undefined> {
  try {
    return uploaded.safeParse(await api.request('GET', kept, z.unknown())).data;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
