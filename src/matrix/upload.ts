import { z } from 'zod';

import { HomeserverRefusal, isPassing, isSignedOut } from './errors.ts';
import type { HomeserverApi } from './homeserver-api.ts';

/** The media repository will never take this file: there is none, it is full, or the file is too large for it. */
export class UploadRefused extends Error {
  override readonly name = 'UploadRefused';
}

const answer = z.object({ content_uri: z.string().startsWith('mxc://') });

export interface File {
  readonly name: string;
  readonly mimetype: string;
  readonly content: string | Uint8Array;
}

/**
 * Hands a file to the media repository (client-server API, "Content repository").
 * @returns its address, `mxc://…`. Throws UploadRefused when it need not be tried again
 */
export async function upload(api: HomeserverApi, { name, mimetype, content }: File): Promise<string> {
  try {
    const { content_uri: address } = await api.request('POST', '/_matrix/media/v3/upload', answer, {
      query: { filename: name },
      body: typeof content === 'string' ? Buffer.from(content) : content,
      contentType: mimetype,
    });
    return address;
  } catch (error) {
    throw isForGood(error) ? new UploadRefused(error.message, { cause: error }) : error;
  }
}

/** A proxy in between refuses large bodies in its own words, without a code of Matrix. */
function isForGood(error: unknown): error is HomeserverRefusal {
  if (!(error instanceof HomeserverRefusal) || isSignedOut(error)) return false;
  return error.status === 403 || error.status === 413 || !isPassing(error);
}
