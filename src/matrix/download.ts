import { z } from 'zod';

import { HomeserverRefusal } from './errors.ts';
import { path, type HomeserverApi } from './homeserver-api.ts';

const anyBytes = z.instanceof(Uint8Array);

/**
 * A file of the media repository (client-server API, "Content repository").
 * @param address `mxc://…`
 * @returns undefined when it does not have it, or not any more
 */
export async function download(api: HomeserverApi, address: string): Promise<Uint8Array | undefined> {
  const [server = '', media = ''] = address.replace('mxc://', '').split('/');
  // The second is for homeservers from before 2024 (Matrix 1.11).
  const older = `/_matrix/media/v3/download/${encodeURIComponent(server)}/${encodeURIComponent(media)}`;
  for (const from of [path`/v1/media/download/${server}/${media}`, older]) {
    try {
      return await api.request('GET', from, anyBytes, { asFile: true });
    } catch (error) {
      if (!(error instanceof HomeserverRefusal && error.status === 404)) throw error;
      if (error.code !== 'M_UNRECOGNIZED') return undefined;
    }
  }
  return undefined;
}
