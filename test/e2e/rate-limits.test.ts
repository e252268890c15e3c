import { expect, test } from 'vitest';

import { ownSynapse } from './support/own-synapse.ts';
import { answersTwoHundredQuestions } from './support/two-hundred-answers.ts';

test('two hundred answers that wait are all sent, once and in order, whatever limits are met on the way', async () => {
  const homeserver = await ownSynapse({ messages: { perSecond: 10, burst: 10 } });
  expect(await answersTwoHundredQuestions(homeserver, 60_000)).toBeGreaterThan(20);
}, 90_000);
