import { ok } from 'node:assert/strict';

import { textOf } from '../../homeserver/room-event.ts';
import type { Opened, Play } from './play.ts';
import { step } from './step.ts';

/** What was decided can be found by its words. */
export function whatWasDecided(play: Play, { card, title }: Opened): Promise<void> {
  return step('Bob looks for what was decided', async () => {
    const found = textOf(
      (await play.answerTo(await play.cast.bob.says(card.room, '!decisions photo'))).event,
    );
    ok(found?.includes(title), `the answer leaves out "${title}":\n${found ?? ''}`);
  });
}
