import { describe, expect, it, test } from 'vitest';

import { compare, type Comparison } from '../../src/assembly/comparison/compare.ts';
import { choiceInWords } from '../../src/assembly/comparison/choice-in-words.ts';
import type { RoomReader } from '../../src/assembly/comparison/views.ts';
import { ledgerView } from '../../src/cli/ledger-view.ts';
import { roomId } from '../../src/governance/terms.ts';
import { canonicalJson } from '../../src/ledger/canonical.ts';
import { sha256Of } from '../../src/ledger/record/text-hash.ts';
import { BOT } from './support/bot.ts';
import { roomsInMemory } from './support/rooms-in-memory.ts';
import { FINANCE_ROOM, OPEN_CHATROOM, read, SOCIAL_COOP } from './support/social-coop.ts';
import { World } from './support/world.ts';

/** @param differently what the rooms show otherwise than they are */
function comparison(world: World, differently: Partial<RoomReader> = {}): Promise<Comparison> {
  return compare({
    reader: { ...roomsInMemory(world.homeserver), ...differently },
    bot: BOT,
    ledger: () => ledgerView(world.database),
    choiceInWords: choiceInWords(read(SOCIAL_COOP), ['Althing']),
    isUnreadable: (error) => error instanceof Error && error.message === 'forbidden',
  });
}

async function differences(world: World, differently: Partial<RoomReader> = {}): Promise<string[]> {
  const found = await comparison(world, differently);
  return found.differences.map(({ explained, text }) => `${explained ? 'explained' : 'strange'}: ${text}`);
}

/** A proposal that Ana made, with a vote by reaction and one by words. */
async function voting() {
  const world = await World.begin();
  const card = await world.ana.proposes('Buy a new disk');
  const bens = await world.ben.reacts(card, '👍🏽');
  const cleos = await world.cleo.replies(card, 'agree because it is time');
  return { world, card, bens, cleos };
}

async function closed() {
  const all = await voting();
  await all.world.passes('7 days');
  return { ...all, result: all.world.minutes.eventOf(`result:${all.card}`) };
}

test('a server’s clock that is a little ahead makes no difference', async () => {
  const { world, card } = await voting();
  await world.dev.reacts(card, '👎', { sentAt: world.now + 3000 });
  expect(await differences(world)).toEqual([]);
});

test('rooms and ledger that go together show no difference, whatever members did', async () => {
  const { world, card } = await voting();
  const { ana, ben, cleo, dev } = world;
  await ana.removes(await ana.reacts(card, '🛑'));
  await ben.reacts(card, '👎');
  await cleo.says(OPEN_CHATROOM, '!vote 1 block because it closes us off');
  await dev.saysToBot('vote 1 abstain');
  await dev.reacts(card, '🎉');
  await world.somebody('eve').reacts(card, '👎');
  await ana.proposes('Pay the bill', FINANCE_ROOM);
  const withdrawn = await ana.proposes('Nothing');
  await ana.saysInThread(withdrawn, '!withdraw');
  expect(await differences(world)).toEqual([]);
  await world.passes('7 days');
  await ana.proposes('Buy tea');
  expect(await comparison(world)).toMatchObject({ proposals: 4, differences: [], unreadable: new Map() });
});

describe('explained is', () => {
  it('a reaction after the end', async () => {
    const { world, card } = await closed();
    const late = await world.dev.reacts(card, '👎');
    expect(await differences(world)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^explained: @dev:example.coop has disagree on the card \\(\\${late}, .* after the end$`,
          'u',
        ),
      ),
    ]);
  });

  it('a reaction after a proposal was withdrawn', async () => {
    const { world, card } = await voting();
    await world.ana.saysInThread(card, '!withdraw');
    await world.dev.reacts(card, '👎');
    expect(await differences(world)).toEqual([expect.stringMatching(/^explained: .* after the end$/u)]);
  });

  it('a vote that was removed after the end, by whomever', async () => {
    const { world, bens, cleos } = await closed();
    await world.ben.removes(bens);
    await world.ana.removes(cleos);
    expect(await differences(world)).toEqual([
      expect.stringMatching(
        /^explained: the vote agree of @ben.* by @ben:example.coop after the end; it stands$/u,
      ),
      expect.stringMatching(
        /^explained: the vote agree of @cleo.* by @ana:example.coop after the end; it stands$/u,
      ),
    ]);
  });

  it('a vote that a moderator removed during the vote', async () => {
    const { world, bens } = await voting();
    await world.ana.removes(bens);
    expect(await differences(world)).toEqual([
      expect.stringMatching(
        /^explained: the vote agree of @ben.* was removed by @ana:example.coop; it stands$/u,
      ),
    ]);
  });

  it('a card or result that a moderator removed', async () => {
    const { world, card, result } = await closed();
    await world.cleo.removes(card);
    await world.cleo.removes(result);
    expect(await differences(world)).toEqual([
      'explained: its card was removed by @cleo:example.coop',
      'explained: its result was removed by @cleo:example.coop',
    ]);
  });

  it('a card that waits to be sent', async () => {
    const { world } = await voting();
    await world.withSendingHeldUp(async () => {
      await world.ana.says(OPEN_CHATROOM, '!propose Buy tea');
      expect(await differences(world)).toEqual(['explained: its card has not been sent yet']);
    });
  });

  it('a vote, and one taken back, that the bot is about to read', async () => {
    const { world, card, bens } = await voting();
    await world.passes('1 hour');
    await world.inOneBatch(async () => {
      await world.dev.reacts(card, '👎');
      await world.ben.removes(bens);
      expect(await differences(world)).toEqual([
        expect.stringMatching(/^explained: @dev.* has disagree .* the bot has not read it yet$/u),
        expect.stringMatching(/^explained: the vote agree of @ben.* the bot has not read that yet$/u),
      ]);
    });
  });
});

describe('explained is', () => {
  /** A proposal that closed while Dev's vote was on its way. */
  async function withLateVote() {
    const { world, card } = await voting();
    const sentAt = world.now;
    await world.passes('7 days');
    const late = await world.dev.reacts(card, '👎', { sentAt });
    return { world, card, late };
  }

  it('a vote that arrived late and is listed, by reaction or by words', async () => {
    const { world, card, late } = await withLateVote();
    const words = await world.ana.replies(card, 'agree', { sentAt: world.minutes.vote(1).closesAt - 1 });
    expect(await differences(world)).toEqual([
      `explained: the vote disagree of @dev:example.coop (${late}) was sent in time, arrived after the closing, and is listed`,
      `explained: the vote agree of @ana:example.coop (${words}) was sent in time, arrived after the closing, and is listed`,
    ]);
  });

  it('such a vote that was removed since', async () => {
    const { world, late } = await withLateVote();
    await world.dev.removes(late);
    expect(await differences(world)).toEqual([
      `explained: the vote disagree of @dev:example.coop (${late}) arrived after the closing and was removed by @dev:example.coop; it stays listed`,
    ]);
  });
});

describe('a proposal that was declared void', () => {
  it('after its result has two announcements, each once and with its record', async () => {
    const { world, card } = await closed();
    await sam(world).says(OPEN_CHATROOM, '!void 1 because it was forged');
    expect(await differences(world)).toEqual([]);
    const own = await roomsInMemory(world.homeserver).ownMessages(OPEN_CHATROOM, 0);
    const without = (key: string) =>
      differences(world, { ownMessages: () => Promise.resolve(own.filter((each) => each.key !== key)) });
    expect(await without(`result:${card}`)).toEqual(['strange: its result is missing']);
    expect(await without(`result-void:${card}`)).toEqual(['strange: the word that it is void is missing']);
    const swapped = own.map((each) =>
      each.key.startsWith('result') ? { ...each, sha256: `of ${each.key.split(':', 1).join('')}` } : each,
    );
    expect(await differences(world, { ownMessages: () => Promise.resolve(swapped) })).toEqual([
      expect.stringMatching(/^strange: its result .* shows the record of result; by the ledger/u),
      expect.stringMatching(/^strange: the word that it is void .* the record of result-void; by the/u),
    ]);
  });

  it('during the vote has one', async () => {
    const { world } = await voting();
    await sam(world).says(OPEN_CHATROOM, '!void 1 because it was forged');
    expect(await differences(world)).toEqual([]);
  });

  /** A steward, who is in no room but that one. */
  function sam(world: World) {
    return world.somebody('sam');
  }
});

describe('a proposal that moved with its room', () => {
  const NEW_ROOM = roomId('!open-again');

  async function moved() {
    const { world, card, bens } = await voting();
    await world.upgrades(OPEN_CHATROOM, NEW_ROOM);
    const next = world.minutes.eventOf(world.minutes.text('moved-card:').key);
    for (const member of [world.ana, world.ben, world.dev]) await member.joins(NEW_ROOM);
    await world.dev.reacts(next, '👎');
    await world.ana.says(NEW_ROOM, '!vote 1 abstain');
    return { world, card, bens, next };
  }

  it('has a card in each room, and votes on both', async () => {
    const { world } = await moved();
    expect(await differences(world)).toEqual([]);
    await world.passes('7 days');
    expect(await differences(world)).toEqual([]);
  });

  it('has a vote on the earlier card that came afterwards', async () => {
    const { world, card } = await moved();
    await world.ana.reacts(card, '👍');
    expect(await differences(world)).toEqual([]);
    const sentAt = world.now;
    await world.passes('7 days');
    await world.unheard(() => world.dev.reacts(card, '🛑', { sentAt }));
    const found = await differences(world);
    expect(found).toEqual([expect.stringMatching(/^strange: @dev.* has block .* ledger does not have it$/u)]);
  });

  it('lacks no card', async () => {
    const { world } = await moved();
    const rooms = roomsInMemory(world.homeserver);
    const without = (prefix: string) =>
      differences(world, {
        ownMessages: async (room, since) =>
          (await rooms.ownMessages(room, since)).filter(({ key }) => !key.startsWith(prefix)),
      });
    expect(await without('card:')).toEqual(['strange: its earlier card is missing']);
    expect(await without('moved-card:')).toEqual(['strange: its card is missing']);
  });

  it('is compared as far as the bot can read: the former room, once left, is named', async () => {
    const { world } = await moved();
    const rooms = roomsInMemory(world.homeserver);
    const forbidden = (room: string) => room === OPEN_CHATROOM;
    const found = await comparison(world, {
      ownMessages: (room, since) =>
        forbidden(room) ? Promise.reject(new Error('forbidden')) : rooms.ownMessages(room, since),
    });
    expect(found.differences).toEqual([]);
    expect([...found.unreadable.keys()]).toEqual([OPEN_CHATROOM]);
  });

  it('may have its result in the room after its own, if that was upgraded before it was said', async () => {
    const { world } = await closed();
    const rooms = roomsInMemory(world.homeserver);
    const result = world.minutes.eventOf(`result:${world.minutes.vote(1).card}`);
    const found = await differences(world, {
      ownMessages: async (room, since) =>
        (await rooms.ownMessages(room, since)).filter(({ event }) => event !== result),
      shown: async (room, id) => {
        if (id !== result) return rooms.shown(room, id);
        return { kind: room === FINANCE_ROOM ? 'something else' : 'unknown' };
      },
    });
    expect(found).toEqual([]);
  });
});

describe('a record that is a file', () => {
  /** Each reason alone is larger than a few ballots. */
  async function withFile() {
    const { world, card } = await voting();
    for (const member of await world.crowd(10)) {
      await member.replies(card, `agree because ${'木'.repeat(990)}`);
    }
    await world.passes('7 days');
    return { world, card };
  }

  it('is in the thread once, with what the result has the hash of', async () => {
    const { world, card } = await withFile();
    expect(await differences(world)).toEqual([]);
    const own = await roomsInMemory(world.homeserver).ownMessages(OPEN_CHATROOM, 0);
    const [file] = own.filter(({ key }) => key === `record:${card}`);
    if (file === undefined) throw new Error('there is a file');
    const twice = await differences(world, { ownMessages: () => Promise.resolve([...own, file]) });
    expect(twice[0]).toMatch(/^strange: the file with the record of its result is there 2 times/u);
    const sha256 = 'a'.repeat(64);
    const other = { file: () => Promise.resolve({ kind: 'there', sha256 } as const) };
    expect(await differences(world, other)).toEqual([
      expect.stringMatching(/^strange: the file .* holds the record a+; by the ledger it is [0-9a-f]{64}$/u),
    ]);
    const gone = { file: () => Promise.resolve({ kind: 'gone' } as const) };
    expect(await differences(world, gone)).toEqual([
      expect.stringMatching(/^strange: the file .* cannot be downloaded any more$/u),
    ]);
  });

  it('may be removed by a moderator, or refused by the homeserver', async () => {
    const { world, card } = await withFile();
    const file = world.minutes.eventOf(`record:${card}`);
    await world.cleo.removes(file);
    expect(await differences(world)).toEqual([
      'explained: the file with the record of its result was removed by @cleo:example.coop',
    ]);
    world.database.prepare(`UPDATE outbox SET event = NULL, failed = 'too large' WHERE event = ?`).run(file);
    expect(await differences(world)).toEqual([
      'explained: the file with the record of its result was refused by the homeserver; an export has the same bytes',
    ]);
  });
});

describe('strange is', () => {
  it('a vote in time that the ledger does not have', async () => {
    const { world, card } = await voting();
    const sentAt = world.now;
    await world.passes('7 days');
    await world.unheard(() => world.dev.reacts(card, '👎', { sentAt }));
    expect(await differences(world)).toEqual([
      expect.stringMatching(/^strange: @dev.* has disagree .* in time, and the ledger does not have it$/u),
    ]);
  });

  it('a vote taken back in time, of which the ledger does not know', async () => {
    const { world, bens } = await closed();
    const at = world.minutes.vote(1).closesAt - 1;
    const found = await differences(world, {
      reactionsTo: () => Promise.resolve([]),
      shown: (room, id) =>
        id === bens
          ? Promise.resolve({ kind: 'removed', sender: world.ben.id, by: world.ben.id, at })
          : roomsInMemory(world.homeserver).shown(room, id),
    });
    expect(found).toEqual([
      expect.stringMatching(
        /^strange: the vote agree of @ben.* taken back in time .* ledger does not know$/u,
      ),
    ]);
  });

  it('a vote that the room shows although the ledger has it as taken back', async () => {
    const { world, card, bens } = await voting();
    const reactions = await world.homeserver.reactionsTo(OPEN_CHATROOM, card);
    await world.ben.removes(bens);
    expect(await differences(world, { reactionsTo: () => Promise.resolve(reactions) })).toEqual([
      expect.stringMatching(/^strange: @ben.* has agree .* by the ledger it was taken back$/u),
    ]);
  });

  it('a vote that the homeserver does not know', async () => {
    const { world } = await closed();
    const shown = () => Promise.resolve({ kind: 'unknown' } as const);
    expect(await differences(world, { shown })).toEqual([
      expect.stringMatching(/^strange: the vote agree of @cleo.* the homeserver does not know it$/u),
    ]);
  });

  it.each([
    ['another choice', { key: '👎' }, 'the room shows disagree'],
    ['another voter', { sender: 'dev' }, "the room shows it as @dev:example.coop's"],
    ['another time', { earlier: 5000 }, 'the room shows the time 2026-11-02T10:06:55.000Z, the ledger 2026'],
  ] as const)('a reaction that the room shows with %s', async (_, change, told) => {
    const { world } = await voting();
    const changed: RoomReader['reactionsTo'] = async (room, message) => {
      const reactions = await world.homeserver.reactionsTo(room, message);
      return reactions.map((reaction) => ({
        ...reaction,
        ...('key' in change ? { key: change.key } : {}),
        ...('sender' in change ? { sender: world.dev.id } : {}),
        ...('earlier' in change ? { sentAt: reaction.sentAt - change.earlier } : {}),
      }));
    };
    const [only] = await differences(world, { reactionsTo: changed });
    expect(only).toContain(`strange: the vote agree of @ben:example.coop`);
    expect(only).toContain(told);
  });

  it('words that the room shows as another choice', async () => {
    const { world, cleos } = await voting();
    const event = world.homeserver.event(cleos);
    if (event?.kind !== 'message') throw new Error('it is a message');
    const shown = () => Promise.resolve({ kind: 'there', event: { ...event, text: 'no' } } as const);
    expect(await differences(world, { shown })).toEqual([
      expect.stringMatching(/^strange: the vote agree of @cleo.* the room shows disagree$/u),
    ]);
  });

  it('a result that is missing, that is there twice, or that shows another record', async () => {
    const { world, card, result } = await closed();
    const own = await roomsInMemory(world.homeserver).ownMessages(OPEN_CHATROOM, 0);
    const others = own.filter(({ key }) => !key.startsWith('result:'));
    const showing = (...results: Awaited<ReturnType<RoomReader['ownMessages']>>) =>
      differences(world, { ownMessages: () => Promise.resolve([...others, ...results]) });
    const [right] = own.filter(({ event }) => event === result);
    if (right === undefined) throw new Error(`there is a result of ${card}`);
    expect(await showing(right)).toEqual([]);
    expect(await showing()).toEqual(['strange: its result is missing']);
    expect(await showing(right, right)).toEqual([
      expect.stringMatching(/^strange: its result is there 2 times: /u),
    ]);
    expect(await showing({ ...right, sha256: 'abc' })).toEqual([
      expect.stringMatching(
        /^strange: its result .* shows the record abc; by the ledger it is [0-9a-f]{64}$/u,
      ),
    ]);
  });
});

describe('after a lost database the result in the room shows another record', () => {
  async function lost() {
    const { world, result } = await closed();
    await world.passes('1 day');
    await world.losesItsDatabase();
    await world.passes('1 minute');
    return { world, result };
  }

  it('which is explained if it is of the same votes, and nothing is said twice', async () => {
    const { world, result } = await lost();
    expect(await differences(world)).toEqual([
      `explained: its result (${result}) shows the same votes with other times of receipt, as from before a restore`,
    ]);
  });

  it('which is not explained if it is of other votes, or is no record that is in order', async () => {
    const { world, result } = await lost();
    const rooms = roomsInMemory(world.homeserver);
    const own = await rooms.ownMessages(OPEN_CHATROOM, 0);
    const [shown] = own.filter(({ event }) => event === result);
    const text = JSON.stringify(shown?.record);
    const showing = (record: unknown) => {
      const sha256 = sha256Of(canonicalJson(record));
      const message = own.map((each) => (each.event === result ? { ...each, record, sha256 } : each));
      return differences(world, { ownMessages: () => Promise.resolve(message) });
    };
    const strange = [expect.stringMatching(/^strange: its result .* shows the record .* by the ledger/u)];
    expect(await showing(JSON.parse(text.replaceAll('@ben', '@dev')))).toEqual(strange);
    expect(await showing(JSON.parse(text.replace('"agree":2', '"agree":3')))).toEqual(strange);
    expect(await showing({ ballots: [] })).toEqual(strange);
  });
});

test('what looks strange only because both went on meanwhile is looked at again', async () => {
  const { world, card } = await voting();
  const sentAt = world.now;
  await world.passes('1 hour');
  let looks = 0;
  await world.unheard(() => world.dev.reacts(card, '👎', { sentAt }));
  const reactionsTo: RoomReader['reactionsTo'] = async (room, message) => {
    looks += 1;
    const reactions = await world.homeserver.reactionsTo(room, message);
    // It reaches the bot between the first look and the second.
    if (looks === 1) await world.passes('7 days');
    return reactions;
  };
  expect(await differences(world, { reactionsTo })).toEqual([]);
  expect(looks).toBe(2);
});

test('a room that cannot be read is named, and the others are compared', async () => {
  const { world } = await voting();
  await world.ana.proposes('Pay the bill', FINANCE_ROOM);
  const rooms = roomsInMemory(world.homeserver);
  const found = await comparison(world, {
    ownMessages: (room, since) =>
      room === FINANCE_ROOM ? Promise.reject(new Error('forbidden')) : rooms.ownMessages(room, since),
  });
  expect([...found.unreadable.keys()]).toEqual([FINANCE_ROOM]);
  expect(found).toMatchObject({ proposals: 2, differences: [] });
});
