import { expect, test } from 'vitest';

import { ownSynapse } from './support/own-synapse.ts';
import { answersTwoHundredQuestions } from './support/two-hundred-answers.ts';

// Each refusal takes Synapse half a second, in which more is allowed again: the slower the bot, the fewer it meets.
test('two hundred answers that wait are all sent, once and in order, whatever limits are met on the way', async () => {
  const homeserver = await ownSynapse({ messages: { perSecond: 4, burst: 10 } });
  expect(await answersTwoHundredQuestions(homeserver, 150_000)).toBeGreaterThan(0);
}, 180_000);
