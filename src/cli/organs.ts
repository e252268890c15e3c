import type { Assembly } from '../assembly/assembly.ts';
import type { Bodies } from '../assembly/bodies.ts';
import type { Outbox } from '../ledger/ledger.ts';
import { isForRoom } from '../ledger/outgoing.ts';
import type { Organs } from '../observe/pulse.ts';

/** The parts of a running bot that can tell how it is. */
export function organsOf(
  outbox: Pick<Outbox, 'backlog'>,
  assembly: Pick<Assembly, 'liveCount' | 'firstEnd'>,
  bodies: Pick<Bodies, 'ofRoom'>,
): Organs {
  return {
    backlog: async () => {
      const { depth, heads } = await outbox.backlog();
      // An answer to somebody who has put the bot out of their direct chat waits for ever, and is nobody's trouble.
      const forBodies = heads.filter(
        ({ outgoing }) => isForRoom(outgoing) && bodies.ofRoom(outgoing.room) !== undefined,
      );
      const oldest = forBodies.length === 0 ? undefined : Math.min(...forBodies.map(({ since }) => since));
      return { depth, oldest };
    },
    open: () => assembly.liveCount,
    firstEnd: () => assembly.firstEnd(),
  };
}
