import { describe, it, test } from 'vitest';

import { COMMANDS } from '../../../src/chat/messages/help.ts';
import { OPEN_CHATROOM, SOCIAL_COOP, withRules } from '../../assembly/support/social-coop.ts';
import { World } from '../../assembly/support/world.ts';
import { expectGolden } from '../../support/golden.ts';

async function expectHelp(name: string, command: string, yaml = SOCIAL_COOP): Promise<void> {
  const world = await World.begin(yaml);
  const asked = await world.ana.says(OPEN_CHATROOM, command);
  await expectGolden(`help/${name}`, world.minutes.answerTo(asked));
}

describe('help', () => {
  test('lists all commands', async () => {
    await expectHelp('all', '!help');
  });

  it.each(COMMANDS)('about %s', async (name) => {
    await expectHelp(name, `!help ${name}`);
  });

  test('about propose, where one word changes the rule', async () => {
    const rules = `
  only:
    votingPeriod: { minimum: 6 days, maximum: 60 days, urgent: { label: URGENT, minimum: 1 day } }
    require:
      - { votes: [agree], moreThan: 1, times: [disagree] }`;
    await expectHelp('propose-one-label', '!help propose', withRules(rules));
  });
});
