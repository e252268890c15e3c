import { expect, test } from 'vitest';

import { Bodies } from '../../src/assembly/bodies.ts';
import { memberId, roomId } from '../../src/governance/terms.ts';
import { Places } from '../../src/matrix/places.ts';
import { read, SOCIAL_COOP } from '../assembly/support/social-coop.ts';
import { json, stubbed } from './stub.ts';

const BOT = memberId('@althing:example.coop');

test('a room whose alias another server names, which is away, keeps no other room from deciding', async () => {
  const api = await stubbed((request, response) => {
    const url = decodeURIComponent(request.url ?? '');
    if (url.includes('#finance:gone.example')) {
      json(502, { errcode: 'M_UNKNOWN', error: 'Failed to fetch alias' })(request, response);
    } else if (url.includes('/directory/')) json(200, { room_id: '!open' })(request, response);
    else if (url.endsWith('/joined_rooms')) json(200, { joined_rooms: ['!open'] })(request, response);
    else json(404, { errcode: 'M_NOT_FOUND', error: 'nothing' })(request, response);
  });
  const { bodies: configured, stewards } = read(
    SOCIAL_COOP.replace('#finance:example.coop', '#finance:gone.example'),
  );
  const bodies = new Bodies(configured, BOT);
  const missing: string[] = [];
  const nothing = () => undefined;
  const cannotEnter = (room: string) => missing.push(room);
  const report = { entered: nothing, lacking: nothing, cannotEnter, invited: nothing };
  const { signal } = new AbortController();
  await new Places({ api, bot: BOT, bodies, configured, stewards, report, signal }).enterAll();
  expect(bodies.ofRoom(roomId('!open'))?.id).toBe('full');
  expect(missing).toEqual(['#finance:gone.example']);
});
