import { expect, test } from 'vitest';

import { repliedTo, relationOf, textOf } from '../../homeserver/room-event.ts';
import { group } from './support/group.ts';
import { answerTo, asks, proposes, reactionsOn, resultIn, resultOf } from './support/reading.ts';
import { until } from './support/until.ts';

test('reactions of every form are one ballot each, and the seeds give way to them', async () => {
  const { ana, ben, cleo, open, botId } = await group({ minimum: '20 seconds' });
  const card = await proposes(ana, open, 'Buy a new disk');
  const seeds = ['👍', '👎', '🤷', '🛑'].map((key) => `${botId} ${key}`);
  const reactions = () => reactionsOn(ana, open, card.event);
  await until(reactions, seeds.toSorted());

  const first = await ana.react(open, card.event, '👍🏽');
  await until(reactions, [`${ana.userId} 👍🏽`, ...seeds.slice(1)].toSorted());
  await ana.redact(open, first);
  await until(reactions, seeds.toSorted());

  const block = await ben.react(open, card.event, '✋');
  await ben.react(open, card.event, '👎');
  await ben.redact(open, block);
  await cleo.react(open, card.event, '🤷‍♀️');
  const words = await ana.send(open, `!Vote no. ${card.number} AGREE because we need it`);
  await ana.waitFor(open, (event) => relationOf(event)?.eventId === words && event.sender === botId, {
    describe: 'the confirmation of a vote by words',
  });
  await until(reactions, [`${ben.userId} 👎`, `${cleo.userId} 🤷‍♀️`, `${botId} 👍`, `${botId} 🛑`].toSorted());

  expect(await asks(ben, open, `!ballots ${card.number}`)).toMatch(/Agree.*Reason: we need it/u);
  expect(await asks(cleo, open, `! BALLOT #${card.number}`)).toContain('Abstain');
  const result = await resultOf(ana, open, card.number);
  expect(result).toMatchObject({
    outcome: 'not passed',
    authority: 'binding',
    tally: { agree: 1, disagree: 1, abstain: 1, block: 0, notCounted: 0 },
  });
});

test('a Block is asked for its reason in the thread, and the result shows it', async () => {
  const { ana, ben, finance, botId } = await group({ minimum: '8 seconds' });
  const card = await proposes(ana, finance, 'Sell the servers');
  await ben.react(finance, card.event, '🛑');
  const question = await ben.waitFor(
    finance,
    (event) => event.sender === botId && relationOf(event)?.type === 'm.thread',
    { describe: 'the question for a reason' },
  );
  expect(question.content['m.mentions']).toEqual({ user_ids: [ben.userId] });
  const reason = await ben.replyInThread(finance, card.event, 'We promised to run our own machines.');
  await ben.waitFor(finance, (event) => relationOf(event)?.eventId === reason, {
    describe: 'the confirmation',
  });

  const full = await asks(ana, finance, `!status ${card.number}`);
  expect(full).toContain('We promised to run our own machines.');
  expect(await resultOf(ana, finance, card.number)).toMatchObject({
    outcome: 'not passed',
    authority: 'advisory',
    tally: { agree: 0, block: 1 },
  });
  const announced = await ana.waitFor(finance, (event) => resultIn(event) !== undefined, {
    describe: 'the announcement',
  });
  expect(textOf(announced)).toContain('We promised to run our own machines.');
});

test('a moderator who removes a vote does not take it back', async () => {
  const { ana: moderator, ben, open } = await group({ minimum: '8 seconds' });
  const card = await proposes(ben, open, 'Rotate the moderators');
  const vote = await ben.react(open, card.event, '👍');
  await until(
    () => asks(moderator, open, `!ballot ${card.number}`).then((text) => text.includes('not voted')),
    true,
  );
  await moderator.redact(open, vote, 'spam');
  const result = await resultOf(ben, open, card.number);
  expect(result).toMatchObject({ outcome: 'passed', tally: { agree: 1 } });
  const announced = await ben.waitFor(open, (event) => repliedTo(event) === card.event, {
    describe: 'the result',
  });
  expect(textOf(announced)).toMatch(/removed from view by a moderator/u);
});

test('an edit neither runs a command again nor changes a vote', async () => {
  const { ana, ben, open } = await group();
  const talk = await ana.send(open, 'What shall we paint?');
  await ana.send(open, '!propose Paint the shed');
  const card = await proposes(ben, open, 'Paint the fence');
  await ana.edit(open, talk, '!propose Paint the roof');
  const vote = await ana.reply(open, card.event, 'agree');
  await ana.edit(open, vote, 'disagree');
  // Answered after the edits, so they were read by then.
  const status = await asks(ana, open, '!status');
  expect(status).toMatch(/^2 open proposals/u);
  expect(status).not.toContain('roof');
  expect(await asks(ana, open, `!ballot ${card.number}`)).toContain('Agree');
});

test('commands work by mention, in the thread of a card, and in a direct chat', async () => {
  const { ana, ben, open, botId } = await group();
  const card = await proposes(ana, open, 'A library of things');
  const mention = await ana.send(open, 'Althing: status', { 'm.mentions': { user_ids: [botId] } });
  expect(await answerTo(ana, open, mention)).toContain('A library of things');

  const inThread = await ben.replyInThread(open, card.event, '!vote agree');
  await ben.waitFor(open, (event) => relationOf(event)?.eventId === inThread, {
    describe: 'the confirmation',
  });
  const talk = await ben.replyInThread(open, card.event, 'No, I think it should be bigger.');

  const direct = await ben.directChatWith(botId);
  await ben.waitFor(
    direct,
    (event) =>
      event.type === 'm.room.member' && event.state_key === botId && event.content['membership'] === 'join',
    {
      describe: 'the bot to join the direct chat',
    },
  );
  expect(await asks(ben, direct, 'pending')).toContain('No open proposal waits');
  expect(await asks(ben, direct, `ballot ${card.number}`)).toContain('Agree');
  expect(await asks(ben, direct, 'propose Something')).toContain('in the room');
  const thread = await ben.relations(open, card.event, 'm.thread');
  expect(thread.filter((event) => event.sender === botId)).toEqual([]);
  expect(thread.map((event) => event.event_id)).toContain(talk);
});

test('two rooms decide at once, each its own', async () => {
  const { ana, ben, cleo, open, finance } = await group({ minimum: '10 seconds' });
  const [one, two] = await Promise.all([
    proposes(ana, open, 'A picnic in spring'),
    proposes(ben, finance, 'Close the old account'),
  ]);
  expect(new Set([one.number, two.number])).toEqual(new Set([1, 2]));
  await Promise.all([
    ana.react(open, one.event, '👍'),
    ben.react(open, one.event, '👍'),
    ben.react(finance, two.event, '👎'),
    cleo.react(finance, two.event, '👍'),
    cleo.react(open, one.event, '👎'),
    ana.react(finance, two.event, '👎'),
  ]);
  expect(await asks(ana, open, `!status ${two.number}`)).toContain('belongs to another group');
  const [first, second] = await Promise.all([
    resultOf(ana, open, one.number),
    resultOf(ana, finance, two.number),
  ]);
  expect(first).toMatchObject({ outcome: 'passed', tally: { agree: 2, disagree: 1 } });
  expect(second).toMatchObject({ outcome: 'not passed', tally: { agree: 1, disagree: 2 } });
});

test('URGENT needs its justification, BYLAWS the full group, and too short a time is refused', async () => {
  const { ana, open, finance } = await group({ minimum: '6 days' });
  const refused = await asks(ana, open, '!propose URGENT Replace the disk\nCloses: in 90 seconds');
  expect(refused).toContain('justification');
  const urgent = await proposes(
    ana,
    open,
    'URGENT Replace the disk\nCloses: in 90 seconds\nJustification: it fails',
  );
  expect(urgent).toMatchObject({ number: 1, labels: ['URGENT'], title: 'Replace the disk' });
  expect(await asks(ana, open, '!propose Replace the desk\nCloses: in 90 seconds')).toContain(
    'at least 6 days',
  );
  expect(await asks(ana, finance, '!propose BYLAWS Meet on Mondays')).toContain('Full group only');
  const bylaws = await proposes(ana, open, 'BYLAWS Meet on Mondays');
  const days = (Date.parse(bylaws.closesAt) - Date.parse(bylaws.opensAt)) / 86_400_000;
  expect(bylaws.rule).toBe('bylaws');
  expect(days).toBeGreaterThanOrEqual(10);
  expect(days).toBeLessThan(10.02);
});
