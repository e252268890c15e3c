import { ok, strictEqual } from 'node:assert/strict';

import { textOf } from '../../homeserver/room-event.ts';
import type { Opened, Play } from './play.ts';
import { step } from './step.ts';

const SECOND = 1_000;

/** The ordinary case: a member proposes something to the full group, and says who would see it through. */
export function photoServer(play: Play): Promise<Opened> {
  return step('Alice makes a proposal in the open chatroom', async () => {
    const title = 'Run a photo server for our members';
    const details = 'Our photos deserve a home without advertisements. It costs 12 euros a month.';
    await play.cast.alice.says(
      play.stage.rooms.open,
      `!propose ${title}\nSteward: ${play.cast.dan.userId}\n\n${details}`,
    );
    const proposal = await play.opened(title);
    isOpenFor(proposal, 60 * SECOND);
    return proposal;
  });
}

/** The same in a working group's room: its own body decides. */
export function advertisements(play: Play): Promise<Opened> {
  return step('Carol makes a proposal in the finance room', async () => {
    const title = 'Sell a banner on the sign-up page';
    const details = 'A shop in town would pay 200 euros a month for it.';
    await play.cast.carol.says(play.stage.rooms.finance, `!propose ${title}\n\n${details}`);
    const proposal = await play.opened(title);
    isOpenFor(proposal, 60 * SECOND);
    return proposal;
  });
}

/** R2: URGENT needs a justification. Without one nothing opens, and the answer shows what to send instead. */
export async function spamWave(play: Play): Promise<Opened> {
  const { bob } = play.cast;
  const { open } = play.stage.rooms;
  const title = 'Close registrations until the spam stops';
  await step('an urgent proposal without justification is refused', async () => {
    const hasty = await bob.says(open, `!propose URGENT: ${title}`);
    const refusal = textOf((await play.answerTo(hasty)).event) ?? '';
    ok(refusal.includes('Justification:'), `the refusal shows no line to correct:\n${refusal}`);
    ok(!play.hasOpened(title), 'a proposal opened all the same');
  });
  return step('the urgent proposal opens, once it is corrected', async () => {
    await play.reading();
    const why = '400 spam accounts came in the last hour.';
    await bob.says(open, `!propose URGENT: ${title}\nJustification: ${why}`);
    const proposal = await play.opened(title);
    ok(proposal.labels.includes('URGENT'), 'it is not marked as urgent');
    isOpenFor(proposal, 45 * SECOND);
    return proposal;
  });
}

/** Whole seconds, and a little more where the message needed time to come into the room. */
function isOpenFor({ opensAt, closesAt, status }: Opened, period: number): void {
  const open = Date.parse(closesAt) - Date.parse(opensAt);
  ok(open >= period && open < period + 5 * SECOND, `voting is open for ${open / SECOND} seconds`);
  strictEqual(status, 'open');
}
