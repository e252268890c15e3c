import { HomeserverRefusal, isPassing } from './errors.ts';
import type { HomeserverApi } from './homeserver-api.ts';
import { backoff, isOver, pause } from './pause.ts';

const TRIES = 5;

/** Requests that change nothing; what passes by itself is waited for a little. */
export function readingApi(api: HomeserverApi, ending: AbortSignal): HomeserverApi {
  return {
    async request(method, path, shape, parts) {
      if (method !== 'GET') throw new Error(`${method} ${path} would change something`);
      for (let tries = 1; ; tries += 1) {
        try {
          return await api.request(method, path, shape, parts);
        } catch (error) {
          if (!isPassing(error) || tries === TRIES || isOver(ending)) throw error;
          const asked = error instanceof HomeserverRefusal ? error.retryAfter : undefined;
          await pause(asked ?? backoff(tries), ending);
        }
      }
    },
  };
}
