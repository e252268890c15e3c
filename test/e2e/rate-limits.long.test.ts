import { expect, test } from 'vitest';

import { ownSynapse } from './support/own-synapse.ts';
import { answersTwoHundredQuestions } from './support/two-hundred-answers.ts';

const HALF_AN_HOUR = 1_800_000;

test('by the limits that Synapse has by default, two hundred answers are all sent, once and in order', async () => {
  const homeserver = await ownSynapse({ messages: 'default' });
  expect(await answersTwoHundredQuestions(homeserver, HALF_AN_HOUR)).toBeGreaterThan(100);
});
