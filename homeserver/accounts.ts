import { createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { ClientApi } from './client-api.ts';

/** What one needs to know of a homeserver to make accounts on it. Plain data, to be handed between processes. */
export interface Homeserver {
  readonly baseUrl: string;
  readonly serverName: string;
  readonly registrationSecret: string;
}

export interface Account {
  readonly userId: string;
  readonly accessToken: string;
  readonly deviceId: string;
  readonly password: string;
}

export interface AccountOptions {
  readonly admin?: boolean;
  readonly displayName?: string;
  /** Random if it is left out. */
  readonly password?: string;
}

const REGISTER = '/_synapse/admin/v1/register';
const nonceAnswer = z.object({ nonce: z.string() });
const registerAnswer = z.object({ user_id: z.string(), access_token: z.string(), device_id: z.string() });

/** Makes an account with Synapse's shared-secret registration, and signs it in. */
export async function registerUser(
  { baseUrl, registrationSecret }: Homeserver,
  name: string,
  { admin = false, displayName, password = randomBytes(16).toString('hex') }: AccountOptions = {},
): Promise<Account> {
  const api = new ClientApi(baseUrl);
  const { nonce } = nonceAnswer.parse(await api.request('GET', REGISTER));
  const mac = createHmac('sha1', registrationSecret)
    .update([nonce, name, password, admin ? 'admin' : 'notadmin'].join('\0'))
    .digest('hex');
  const body = { nonce, username: name, displayname: displayName, password, admin, mac };
  const answer = registerAnswer.parse(await api.request('POST', REGISTER, { body }));
  return { userId: answer.user_id, accessToken: answer.access_token, deviceId: answer.device_id, password };
}
