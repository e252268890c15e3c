import type { Assembly } from '../assembly/assembly.ts';
import type { Outbox } from '../ledger/ledger.ts';
import { isForRoom } from '../ledger/outgoing.ts';
import type { Organs } from '../observe/pulse.ts';

/** The parts of a running bot that can tell how it is. */
export function organsOf(
  outbox: Pick<Outbox, 'backlog'>,
  assembly: Pick<Assembly, 'liveCount' | 'firstEnd'>,
): Organs {
  return {
    backlog: async () => {
      const { depth, heads } = await outbox.backlog();
      const since = heads.filter(({ outgoing }) => isForRoom(outgoing)).map((head) => head.since);
      return { depth, oldest: since.length === 0 ? undefined : Math.min(...since) };
    },
    open: () => assembly.liveCount,
    firstEnd: () => assembly.firstEnd(),
  };
}
