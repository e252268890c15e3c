import { inject } from 'vitest';

/** Ends the session of a token on the shared homeserver, as an administrator or its owner would. */
export async function signOut(accessToken: string): Promise<void> {
  const response = await fetch(new URL('/_matrix/client/v3/logout', inject('homeserver').baseUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}` },
  });
  if (!response.ok) throw new Error(`signing out was answered with ${response.status}`);
}
