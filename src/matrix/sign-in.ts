import { z } from 'zod';

import type { MatrixConfig } from '../config/config.ts';
import { memberId, type MemberId } from '../governance/terms.ts';
import { HomeserverRefusal, isPassing, isSignedOut, SignInError } from './errors.ts';
import { homeserverApi, path, type HomeserverApi } from './homeserver-api.ts';

/** The account's device, kept so that a password is used once only. */
export interface Session {
  readonly user: MemberId;
  readonly device: string;
  readonly accessToken: string;
}

export interface SessionStore {
  load(homeserver: string, user: string): Session | undefined;
  save(homeserver: string, user: string, session: Session): void;
  forget(homeserver: string, user: string): void;
}

export interface SignedIn {
  readonly api: HomeserverApi;
  readonly bot: MemberId;
  /** Display name, localpart and id. */
  readonly names: readonly string[];
  readonly profile: ShownProfile;
}

/** How the account is shown to people; empty where the homeserver hides it. */
export interface ShownProfile {
  readonly displayname?: string | null | undefined;
  /** `mxc://…` */
  readonly avatar_url?: string | null | undefined;
}

const loginAnswer = z.object({ user_id: z.string(), device_id: z.string(), access_token: z.string() });
const whoami = z.object({ user_id: z.string() });
const profile = z.object({ displayname: z.string().nullish(), avatar_url: z.string().nullish() });

/**
 * Signs in, by the token or else once by password, and learns who the bot is.
 * @throws SignInError when the credentials are no good; HomeserverAway when it should be tried again
 */
export async function signIn(config: MatrixConfig, store: SessionStore): Promise<SignedIn> {
  const { homeserver, signIn: by } = config;
  if (by.kind === 'token') return learn(homeserverApi(homeserver, by.accessToken.reveal()), by.kind);
  const { user, password } = by;
  const known = store.load(homeserver, user);
  if (known !== undefined) {
    try {
      return await learn(homeserverApi(homeserver, known.accessToken), by.kind);
    } catch (error) {
      // The session was ended from outside: the password makes another.
      if (!(error instanceof SignInError)) throw error;
      store.forget(homeserver, user);
    }
  }
  const session = await logIn(homeserver, user, password.reveal());
  store.save(homeserver, user, session);
  return learn(homeserverApi(homeserver, session.accessToken), by.kind);
}

/**
 * Signs in beside the bot, and leaves no trace: by its token, or by the session that its password made.
 * @throws SignInError when there is no session yet, or it is no good
 */
export async function signInToRead(
  { homeserver, signIn: by }: MatrixConfig,
  store: Pick<SessionStore, 'load'>,
): Promise<SignedIn> {
  if (by.kind === 'token') return learn(homeserverApi(homeserver, by.accessToken.reveal()), by.kind);
  const session = store.load(homeserver, by.user);
  if (session === undefined) {
    throw new SignInError(
      `The bot has not signed in as ${by.user} yet. Start it once: it keeps its session.`,
    );
  }
  return learn(homeserverApi(homeserver, session.accessToken), by.kind);
}

/** Who the bot is, by its token. */
async function learn(api: HomeserverApi, by: 'token' | 'password'): Promise<SignedIn> {
  try {
    const { user_id: user } = await api.request('GET', path`/v3/account/whoami`, whoami);
    const shown = await profileOf(api, user);
    const { displayname } = shown;
    const localpart = user.slice(1).split(':', 1).join('');
    const names = [...(displayname ? [displayname] : []), localpart, user];
    return { api, bot: memberId(user), names, profile: shown };
  } catch (error) {
    throw isSignedOut(error) ? signedOut(by) : error;
  }
}

async function logIn(homeserver: string, user: string, password: string): Promise<Session> {
  const body = {
    type: 'm.login.password',
    identifier: { type: 'm.id.user', user },
    password,
    initial_device_display_name: 'Althing',
  };
  try {
    const answer = await homeserverApi(homeserver, '').request('POST', path`/v3/login`, loginAnswer, {
      body,
    });
    const { user_id, device_id: device, access_token: accessToken } = answer;
    return { user: memberId(user_id), device, accessToken };
  } catch (error) {
    if (error instanceof HomeserverRefusal && error.status === 403 && !isPassing(error)) {
      throw new SignInError(
        `The homeserver refuses the password of ${user} (matrix.password in the configuration). ` +
          'Correct it and start again.',
        { cause: error },
      );
    }
    throw error;
  }
}

/** A homeserver may hide profiles: the bot is then called by its id. */
async function profileOf(api: HomeserverApi, user: string): Promise<ShownProfile> {
  try {
    return await api.request('GET', path`/v3/profile/${user}`, profile);
  } catch (error) {
    if (isPassing(error) || isSignedOut(error)) throw error;
    return {};
  }
}

/** For a token that was no good at the start, or that was revoked while the bot ran. */
export function signedOut(by: 'token' | 'password'): SignInError {
  return new SignInError(
    by === 'token'
      ? 'The homeserver refuses the access token (matrix.accessToken in the configuration): it is wrong, ' +
          'or was signed out. Make a new one, put it in its place and start again. Nothing is lost meanwhile.'
      : 'The homeserver has signed the bot out. Start it again to sign in with its password anew. ' +
          'Nothing is lost meanwhile.',
  );
}
