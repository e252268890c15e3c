import { deepStrictEqual, ok } from 'node:assert/strict';

import { relationOf } from '../../homeserver/room-event.ts';
import { statusIn } from '../machine.ts';
import type { Opened, Play } from './play.ts';
import { step } from './step.ts';

/** R4: a Block, its reason in the thread, and what it does to a proposal that has a majority. */
export async function danBlocks(play: Play, { card, number }: Opened): Promise<void> {
  const { alice, bob, carol, dan } = play.cast;
  await step('Dan blocks and is asked why', async () => {
    await carol.reacts(card, '👍');
    await alice.reacts(card, '👍');
    await bob.reacts(card, '👍');
    await dan.reacts(card, '🛑');
    const question = await play.fromBot('the bot to ask Dan for his reason', ({ event }) => {
      const relation = relationOf(event);
      return relation?.type === 'm.thread' && relation.eventId === card.event.event_id;
    });
    const mentioned = JSON.stringify(question.event.content['m.mentions']);
    ok(mentioned.includes(dan.userId), `the question mentions ${mentioned}, not Dan`);
  });
  await step('Dan says why in the thread', async () => {
    await play.reading();
    const reason = 'We are funded by our members. What others pay for is no longer ours alone.';
    await play.confirmed(await dan.saysInThread(card, reason));
  });
  await step('Carol asks what the Block does', async () => {
    const answer = await play.answerTo(await carol.says(card.room, `!status ${number}`));
    deepStrictEqual(statusIn(answer.event)?.proposals, [
      { number, tally: { agree: 3, disagree: 0, abstain: 0, block: 1 }, wouldPass: false },
    ]);
  });
}
