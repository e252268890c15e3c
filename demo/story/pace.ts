import { setTimeout as sleep } from 'node:timers/promises';

/** A reader's pace. On a slow machine the waiting for the bot counts too, so that the story fits into its minute. */
export class Pace {
  #last = Date.now();

  /** Until this long after the last beat. */
  async beat(milliseconds: number): Promise<void> {
    await sleep(Math.max(0, this.#last + milliseconds - Date.now()));
    this.#last = Date.now();
  }
}
