import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';

import { type Fault, type FaultyProxy, startFaultyProxy } from '../../homeserver/faulty-proxy.ts';
import { type Group, formGroup } from './support/group.ts';
import { isCard, proposes, reactionsOn, resultIn, resultOf } from './support/reading.ts';
import { answers, EVERYTHING, HTML, MATRIX } from './support/faults.ts';
import { until } from './support/until.ts';
import { verifies } from './support/verifies.ts';

const LIMIT_WITHOUT_TIME = '{"errcode":"M_LIMIT_EXCEEDED","error":"slowly","retry_after_ms":0}';

/** One bot meets one fault after another; what members do goes to the homeserver itself. */
describe('on a bad day', () => {
  let proxy: FaultyProxy;
  let members: Group;

  beforeAll(async () => {
    proxy = await startFaultyProxy(inject('homeserver').baseUrl);
    members = await formGroup({ address: proxy.url, minimum: '3 seconds' });
    await members.bot.start();
  });

  afterAll(async () => {
    await members.bot.remove();
    await proxy.close();
  });

  test.for<[string, RegExp, Fault]>([
    ['a proxy’s page with status 502', EVERYTHING, answers(502, HTML, '<html>Bad gateway</html>')],
    ['a page with status 200', EVERYTHING, answers(200, HTML, '<html>Sign in to the Wi-Fi</html>')],
    ['a page with status 404', EVERYTHING, answers(404, HTML, '<html>Not found</html>')],
    ['a page with status 403', EVERYTHING, answers(403, HTML, '<html>Are you a robot?</html>')],
    ['an error of the server', EVERYTHING, answers(500, MATRIX, '{"errcode":"M_UNKNOWN","error":"oops"}')],
    ['an error with an empty body', EVERYTHING, answers(503, {}, '')],
    ['an empty answer', EVERYTHING, answers(200, MATRIX, '')],
    ['an empty object', EVERYTHING, answers(200, MATRIX, '{}')],
    ['JSON that is cut off', EVERYTHING, answers(200, MATRIX, '{"next_batch":"s1_2_3","rooms":{"jo')],
    ['an answer that never ends', EVERYTHING, { kind: 'floods' }],
    ['connections that break', EVERYTHING, { kind: 'breaks' }],
    ['answers that are lost', EVERYTHING, { kind: 'loses the answer' }],
    ['answers to sent messages that are lost', /^PUT/u, { kind: 'loses the answer' }],
    ['a limit that asks for no time', EVERYTHING, answers(429, MATRIX, LIMIT_WITHOUT_TIME)],
  ])('%s: votes count, and all is said once', async ([, matches, fault]) => {
    const { ana, ben, cleo, dan, open } = members;
    const known = new Set((await ana.messages(open)).map((event) => event.event_id));
    const card = await proposes(ana, open, 'Plant a tree');
    await ben.react(open, card.event, '👍');
    const trouble = proxy.fail(matches, fault);
    onTestFinished(trouble.end);
    await cleo.react(open, card.event, '👍');
    await dan.reply(open, card.event, 'disagree');
    await dan.send(open, '!propose Plant a hedge');
    await until(() => Promise.resolve(trouble.met >= 2), true);
    trouble.end();

    expect(await resultOf(ana, open, card.number)).toMatchObject({ tally: { agree: 2, disagree: 1 } });
    await resultOf(ana, open, card.number + 1);
    const events = (await ana.messages(open)).filter((event) => !known.has(event.event_id));
    expect(events.filter(isCard)).toHaveLength(2);
    expect(events.filter((event) => resultIn(event) !== undefined)).toHaveLength(2);
    expect((await reactionsOn(ana, open, card.event)).filter((each) => each.startsWith(cleo.userId))).toEqual(
      [`${cleo.userId} 👍`],
    );
  });

  test('in the end the record is in order', async () => {
    expect(await verifies(members.bot)).toMatch(/^In order/u);
  });
});
