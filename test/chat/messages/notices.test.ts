import { describe, it, test } from 'vitest';

import { toStewards } from '../../../src/assembly/to-stewards.ts';
import {
  cannotEnter,
  cannotSend,
  encryptedChat,
  encryptedRoom,
  noReactions,
  overdue,
  stuckEverywhere,
  stuckInRoom,
} from '../../../src/chat/messages/notices.ts';
import type { Text } from '../../../src/chat/text.ts';
import { voiceFor } from '../../../src/chat/voice.ts';
import { memberId, roomId } from '../../../src/governance/terms.ts';
import { OPEN_CHATROOM, read, SOCIAL_COOP } from '../../assembly/support/social-coop.ts';
import { World } from '../../assembly/support/world.ts';
import { expectGolden } from '../../support/golden.ts';

const voice = voiceFor(read(SOCIAL_COOP));
const sam = memberId('@sam:example.coop');

async function expectNotice(name: string, text: Text): Promise<void> {
  const [said] = toStewards([sam], 'cause', text);
  if (said?.kind !== 'direct') throw new Error('it is told in private');
  await expectGolden(`notice/${name}`, said);
}

describe('what is wrong with a room', () => {
  it.each([
    ['the bot may not send there', 'cannot-send', cannotSend],
    ['members may not react there', 'cannot-react', noReactions],
  ] as const)('is told to a steward: %s', async (_, name, text) => {
    await expectNotice(name, text(voice, 'Full group', OPEN_CHATROOM));
  });

  it.each([
    ['nobody knows', 'unknown', 'cannot-enter-unknown'],
    ['does not let it in', 'refused', 'cannot-enter-refused'],
    ['another server knows, which is away', 'no answer', 'cannot-enter-no-answer'],
  ] as const)('is told to a steward: a room that %s', async (_, why, name) => {
    await expectNotice(name, cannotEnter(voice, 'Full group', '#open:example.coop', why));
  });

  it.each([
    ['refuses', 'stuck-refused', '403 M_FORBIDDEN'],
    ['does not answer to', 'stuck-unanswered', undefined],
  ])('is told to a steward: it %s a message', async (_, name, reason) => {
    const since = Date.UTC(2026, 10, 2, 10, 7);
    await expectNotice(name, stuckInRoom(voice, 'Full group', { room: OPEN_CHATROOM, since, reason }));
  });

  test('is told to a steward: the homeserver slows everything down', async () => {
    const text = stuckEverywhere(voice, Date.UTC(2026, 10, 2, 10, 7), '429 M_LIMIT_EXCEEDED');
    await expectNotice('stuck-everywhere', text);
  });

  test('is told to a steward: the votes of a proposal can’t be checked', async () => {
    const world = await World.begin();
    await world.ana.proposes('Buy a new disk');
    const proposal = world.minutes.vote(1);
    if (proposal.status === 'open') await expectNotice('overdue', overdue(voice, proposal));
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
