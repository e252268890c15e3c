import { expect, test } from 'vitest';

import { BusyRoom } from '../../bench/stub/busy-room.ts';
import { memberIn, room, roomOf, vote, type World } from '../../bench/world/world.ts';
import { eventId, proposalNumber } from '../../src/governance/terms.ts';

const WORLD: World = { rooms: 5, members: 100, inEachRoom: 40, proposals: 20 };
const VOTES = Array.from({ length: 800 }, (_, index) => vote(WORLD, index));

test('every member of a room votes once on each of its proposals before anybody votes again', () => {
  expect(new Set(VOTES.map(({ event }) => event)).size).toBe(800);
  expect(new Set(VOTES.map(({ voter, proposal }) => `${voter} ${proposal}`)).size).toBe(800);
});

test('votes are spread evenly, and their voters are in the room', () => {
  for (let number = 1; number <= WORLD.proposals; number += 1) {
    const own = VOTES.filter(({ proposal }) => proposal === number);
    expect(own).toHaveLength(40);
    const place = roomOf(WORLD, proposalNumber(number));
    const people = Array.from({ length: 40 }, (_, seat) => memberIn(WORLD, place, seat));
    expect(new Set(own.map(({ voter }) => voter))).toEqual(new Set(people));
    expect(own.every(({ room: index }) => room(index) === room(place))).toBe(true);
  }
});

test('a busy room waits for its card, and ends as it began', () => {
  const busy = new BusyRoom(WORLD, 0);
  const said = () => busy.next()?.content['body'];
  for (let number = 1; number <= 2; number += 1) {
    expect(said()).toBe(`!propose Proposal ${number} of circle 0`);
    expect(busy.next()).toBeUndefined();
    busy.carded(eventId(`$card-${number}`), number);
    const life = [];
    for (let event = busy.next(); ; event = busy.next()) {
      life.push(event);
      if (event?.content['body'] === `!withdraw ${number}`) break;
    }
    expect(new Set(life.map((event) => event?.event_id)).size).toBe(life.length);
    expect(life.filter((event) => event?.type === 'm.reaction')).toHaveLength(40);
  }
});
