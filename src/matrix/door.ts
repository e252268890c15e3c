import type { Invitation } from './invitations.ts';
import { OneByOne } from './one-by-one.ts';
import type { Places } from './places.ts';

/**
 * Where invitations arrive. Somebody may send a thousand: they are answered one at a time, and those that are to
 * be accepted don't stand in line behind those that are declined.
 */
export class Door {
  readonly #arrivals: OneByOne<readonly Invitation[]>;
  readonly #welcome: OneByOne<Invitation>;
  readonly #others: OneByOne<Invitation>;
  #count = 0;

  /** @param start runs a task beside others, and takes care of its failure */
  constructor(
    places: Pick<Places, 'lookForMissing' | 'isWelcome' | 'answer'>,
    start: (task: () => Promise<void>) => void,
  ) {
    this.#welcome = new OneByOne(start, (invitation) => places.answer(invitation));
    this.#others = new OneByOne(start, (invitation) => places.answer(invitation));
    this.#arrivals = new OneByOne(start, async (invitations) => {
      // Once for all of them: an alias may have come to name one of these rooms.
      await places.lookForMissing();
      for (const invitation of invitations) {
        (places.isWelcome(invitation) ? this.#welcome : this.#others).add(invitation.room, invitation);
      }
    });
  }

  knock(invitations: readonly Invitation[]): void {
    if (invitations.length === 0) return;
    this.#count += 1;
    this.#arrivals.add(String(this.#count), invitations);
  }
}
