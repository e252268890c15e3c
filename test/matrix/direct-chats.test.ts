import { expect, test } from 'vitest';

import { Bodies } from '../../src/assembly/bodies.ts';
import { memberId } from '../../src/governance/terms.ts';
import { Places } from '../../src/matrix/places.ts';
import { read, SOCIAL_COOP } from '../assembly/support/social-coop.ts';
import { json, stubbed } from './stub.ts';

const BOT = memberId('@althing:example.coop');
const MEMBER = memberId('@mallory:gone.example');

test('a member whose server is away is invited again, to the one room that was made', async () => {
  const asked: string[] = [];
  const api = await stubbed((request, response) => {
    const creates = request.url?.endsWith('/createRoom') === true;
    asked.push(creates ? 'create' : 'invite');
    const isFirst = asked.filter((each) => each === 'invite').length === 1;
    if (creates) json(200, { room_id: '!chat' })(request, response);
    else if (isFirst) json(502, { errcode: 'M_UNKNOWN', error: 'cannot reach it' })(request, response);
    else json(200, { event_id: '$invitation' })(request, response);
  });
  const { bodies: configured, stewards } = read(SOCIAL_COOP);
  const nothing = () => undefined;
  const report = {
    entered: nothing,
    lacking: nothing,
    cannotEnter: nothing,
    shutOut: nothing,
    invited: nothing,
  };
  const { signal } = new AbortController();
  const bodies = new Bodies(configured, BOT);
  const places = new Places({ api, bot: BOT, bodies, configured, stewards, report, signal });
  await expect(places.directChatWith(MEMBER)).rejects.toThrow('502');
  expect(await places.directChatWith(MEMBER)).toBe('!chat');
  expect(await places.directChatWith(MEMBER)).toBe('!chat');
  expect(asked).toEqual(['create', 'invite', 'invite']);
});
