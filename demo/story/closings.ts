import { deepStrictEqual, strictEqual } from 'node:assert/strict';

import { type ResultData, resultIn } from '../machine.ts';
import type { Opened, Play } from './play.ts';
import { step } from './step.ts';

/** More than a closing, with its grace, can be late on a slow machine. */
const LATE_MS = 30_000;

export function resultOfPhotos(play: Play, photos: Opened): Promise<void> {
  return closes(play, photos, 'passed', { agree: 3, disagree: 0, abstain: 1, block: 0 }, [
    { left: 3, right: 0, applies: true, met: true },
    { left: 3, right: 0, applies: false, met: true },
  ]);
}

export function resultOfSpam(play: Play, spam: Opened): Promise<void> {
  return closes(play, spam, 'passed', { agree: 3, disagree: 1, abstain: 0, block: 0 }, [
    { left: 3, right: 1, applies: true, met: true },
    { left: 3, right: 9, applies: false, met: false },
  ]);
}

/** R4: three for and one Block would need nine for. */
export function resultOfAdvertisements(play: Play, advertisements: Opened): Promise<void> {
  return closes(play, advertisements, 'not passed', { agree: 3, disagree: 0, abstain: 0, block: 1 }, [
    { left: 3, right: 0, applies: true, met: true },
    { left: 3, right: 9, applies: true, met: false },
  ]);
}

function closes(
  play: Play,
  { number, title, closesAt, card }: Opened,
  outcome: string,
  tally: ResultData['tally'],
  requirements: ResultData['requirements'],
): Promise<void> {
  return step(`“${title}” closes`, async () => {
    const left = Math.max(0, Date.parse(closesAt) - Date.now());
    const { room, event } = await play.stage.watch.waitFor(
      `the result of proposal ${number}`,
      (heard) => resultIn(heard.event)?.number === number,
      left + LATE_MS,
    );
    deepStrictEqual(resultIn(event), { number, outcome, tally, requirements });
    strictEqual(room, card.room, 'the result is in another room');
  });
}
