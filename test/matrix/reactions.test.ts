import { expect, test } from 'vitest';

import { eventId, memberId, roomId } from '../../src/governance/terms.ts';
import { homeserverFor } from '../../src/matrix/reactions.ts';
import { type Answer, json, stubbed } from './stub.ts';

const ROOM = roomId('!room:example.coop');
const VOTE = eventId('$vote');

async function removal(answer: Answer): Promise<unknown> {
  return homeserverFor(await stubbed(answer), new Set([memberId('@althing:example.coop')])).removalOf(
    ROOM,
    VOTE,
  );
}

function event(unsigned: Record<string, unknown> = {}) {
  return {
    event_id: '$vote',
    type: 'm.reaction',
    sender: '@ana:example.coop',
    origin_server_ts: 1000,
    content: {},
    unsigned,
  };
}

test('of a removed vote it is told who removed it', async () => {
  const because = { ...event(), event_id: '$removal', type: 'm.room.redaction', sender: '@mod:example.coop' };
  expect(await removal(json(200, event({ redacted_because: because })))).toMatchObject({
    sender: '@mod:example.coop',
    removes: VOTE,
  });
});

test('a vote that is there, or that the homeserver has forgotten, was not removed', async () => {
  expect(await removal(json(200, event()))).toBeUndefined();
  expect(await removal(json(404, { errcode: 'M_NOT_FOUND', error: 'Event not found' }))).toBeUndefined();
});

test.for([200, 404])(
  'a proxy’s page with status %i says nothing of a vote: nothing closes on it',
  async (status) => {
    const page: Answer = (_request, response) => void response.writeHead(status).end('<html></html>');
    await expect(removal(page)).rejects.toThrow();
  },
);
