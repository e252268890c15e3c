import { deepStrictEqual, ok } from 'node:assert/strict';

import { textOf } from '../../homeserver/room-event.ts';
import { statusIn } from '../machine.ts';
import type { Opened, Play } from './play.ts';
import { step } from './step.ts';

/** Reactions of any skin tone, a change of mind, words with a reason, an abstention: one ballot for each member. */
export function votesOnPhotos(play: Play, { card }: Opened): Promise<void> {
  const { alice, bob, carol, dan } = play.cast;
  return step('members vote on the photo server', async () => {
    await bob.reacts(card, '👍🏽');
    await carol.reacts(card, '👎');
    await dan.reacts(card, '🤷');
    await alice.reacts(card, '👍');
    await play.confirmed(await carol.replies(card, 'agree because I looked at the costs again'));
  });
}

export function votesOnSpam(play: Play, { card, number }: Opened): Promise<void> {
  const { alice, bob, carol, dan } = play.cast;
  return step('members vote on the urgent proposal', async () => {
    await bob.reacts(card, '✅');
    await alice.reacts(card, '👍');
    await carol.reacts(card, '👎🏿');
    await play.confirmed(await dan.says(card.room, `!vote ${number} agree`));
  });
}

/** Asks in the room, and compares with what the votes should add up to. */
export function howItStands(play: Play, photos: Opened, spam: Opened): Promise<void> {
  return step('Bob asks how the votes stand', async () => {
    const answer = await play.answerTo(await play.cast.bob.says(photos.card.room, '!status'));
    deepStrictEqual(statusIn(answer.event)?.proposals, [
      { number: photos.number, tally: { agree: 3, disagree: 0, abstain: 1, block: 0 }, wouldPass: true },
      { number: spam.number, tally: { agree: 3, disagree: 1, abstain: 0, block: 0 }, wouldPass: true },
    ]);
  });
}

/** Votes are open: everybody can see who voted what, and why. */
export function whoVotedWhat(play: Play, { card, number }: Opened): Promise<void> {
  return step('Dan asks who voted what', async () => {
    const answer = textOf(
      (await play.answerTo(await play.cast.dan.says(card.room, `!ballots ${number}`))).event,
    );
    for (const { userId } of Object.values(play.cast)) {
      ok(answer?.includes(userId), `the answer leaves out ${userId}:\n${answer ?? ''}`);
    }
  });
}
