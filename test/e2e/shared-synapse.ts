import type { TestProject } from 'vitest/node';
import type { Homeserver } from '../../homeserver/accounts.ts';
import { startSynapse } from '../../homeserver/synapse.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Runs for the whole of a test run, without rate limits. Tests make users and rooms of their own on it. */
    homeserver: Homeserver;
  }
}

export default async function shareSynapse(project: TestProject): Promise<() => Promise<void>> {
  const synapse = await startSynapse({
    rateLimits: 'none',
    onProgress: (line) => {
      console.log(line);
    },
  });
  const { baseUrl, serverName, registrationSecret } = synapse;
  project.provide('homeserver', { baseUrl, serverName, registrationSecret });
  return () => synapse.stop();
}
