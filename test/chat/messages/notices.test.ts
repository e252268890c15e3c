import { describe, it, test } from 'vitest';

import { toStewards } from '../../../src/assembly/to-stewards.ts';
import { cannotSend, encryptedChat, encryptedRoom, noReactions } from '../../../src/chat/messages/notices.ts';
import { voiceFor } from '../../../src/chat/voice.ts';
import { memberId, roomId } from '../../../src/governance/terms.ts';
import { OPEN_CHATROOM, read, SOCIAL_COOP } from '../../assembly/support/social-coop.ts';
import { World } from '../../assembly/support/world.ts';
import { expectGolden } from '../../support/golden.ts';

const voice = voiceFor(read(SOCIAL_COOP));
const sam = memberId('@sam:example.coop');

describe('what is wrong with a room', () => {
  it.each([
    ['the bot may not send there', 'cannot-send', cannotSend],
    ['members may not react there', 'cannot-react', noReactions],
  ] as const)('is told to a steward: %s', async (_, name, text) => {
    const [said] = toStewards([sam], 'cause', text(voice, 'Full group', OPEN_CHATROOM));
    if (said?.kind === 'direct') await expectGolden(`notice/${name}`, said);
  });

  it.each([
    ['a room', 'encrypted-room', encryptedRoom],
    ['a direct chat', 'encrypted-chat', encryptedChat],
  ] as const)('is told to its people: %s is encrypted', async (_, name, text) => {
    await expectGolden(`notice/${name}`, {
      ...{ kind: 'message', key: 'encrypted', room: roomId('!room'), text: text(voice) },
      ...{ notice: false, mentions: [] },
    });
  });

  test('is told to a steward when the bot was put out', async () => {
    const world = await World.begin();
    await world.putsOutTheBot(OPEN_CHATROOM, world.ana);
    await expectGolden('notice/put-out', world.minutes.text('steward:put out'));
  });
});

describe('a moderator’s removal is told', () => {
  test('of a card, whose vote goes on', async () => {
    const world = await World.begin();
    await world.ben.removes(await world.ana.proposes('Buy a new disk'));
    await expectGolden('notice/card-removed', world.minutes.text('card-removed:'));
  });

  test('of a result, which stands', async () => {
    const world = await World.begin();
    await world.ana.reacts(await world.ana.proposes('Buy a new disk'), '👍');
    await world.passes('7 days');
    await world.ben.removes(world.minutes.eventOf(world.minutes.text('result:').key));
    await expectGolden('notice/result-removed', world.minutes.text('result-removed:'));
  });
});
