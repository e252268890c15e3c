import { onTestFinished } from 'vitest';

import { startSynapse, type Synapse, type SynapseOptions } from '../../../homeserver/synapse.ts';

/** A homeserver for one test, which may be ended, stopped or slow. */
export async function ownSynapse(
  rateLimits: SynapseOptions['rateLimits'],
  options: Omit<SynapseOptions, 'rateLimits'> = {},
): Promise<Synapse> {
  const synapse = await startSynapse({ ...options, rateLimits });
  onTestFinished(() => synapse.stop());
  return synapse;
}
