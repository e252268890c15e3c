import type { AssemblyReport } from '../assembly/assembly.ts';
import type { PlacesReport } from '../matrix/places.ts';
import type { SenderReport } from '../matrix/sender.ts';
import type { SyncLoopParts } from '../matrix/sync-loop.ts';
import { reasonOf, type Log } from '../observe/log.ts';

/** What happens, told in the log with ids and never with texts. */
export const reports = {
  loop(log: Log): SyncLoopParts['onTrouble'] {
    return (error, wait) => {
      log.warn(
        { reason: reasonOf(error), again: `${String(Math.round(wait / 1000))} s` },
        'Cannot hear the homeserver; nothing is lost, trying again',
      );
    };
  },

  positionLost(log: Log): SyncLoopParts['onPositionLost'] {
    return () => {
      log.warn(
        'The homeserver does not know how far it was read; reading the rooms back to what the record knows',
      );
    };
  },

  assembly(log: Log): Pick<AssemblyReport, 'closed' | 'cannotClose'> {
    return {
      closed: ({ number, terms: { room } }) => {
        log.info({ proposal: number, room }, 'Closed a proposal');
      },
      cannotClose: ({ number, terms: { room } }, error) => {
        log.warn(
          { proposal: number, room, reason: reasonOf(error) },
          'A proposal is due, but its votes cannot be checked now; it stays open until they can',
        );
      },
    };
  },

  clock(log: Log): (apart: number) => void {
    return (apart) => {
      log.warn(
        { seconds: Math.round(apart / 1000) },
        'The clocks of the homeserver and of this machine differ; voting goes by the homeserver’s',
      );
    };
  },

  places(log: Log): PlacesReport {
    return {
      entered: (room, body) => {
        log.info({ room, body }, 'In the room of a body');
      },
      lacking: (room, what) => {
        log.warn({ room }, `A room needs attention: ${what}`);
      },
      cannotEnter: (room, error, wait) => {
        log.warn(
          { room, reason: reasonOf(error), again: `${String(Math.round(wait / 1000))} s` },
          'Cannot enter a room. Does it exist, and is the bot invited? Trying again',
        );
      },
      invited: ({ room, from }, accepted) => {
        log.info({ room, from }, accepted ? 'Accepts an invitation' : 'Declines an invitation');
      },
    };
  },

  sender(log: Log): SenderReport {
    return {
      sent: ({ key, kind }, event) => {
        log.debug({ key, kind, event }, 'Sent');
      },
      delayed: ({ key }, error, wait) => {
        log.warn(
          { key, reason: reasonOf(error), again: `${String(Math.round(wait / 1000))} s` },
          'A message waits; it is kept and sent again',
        );
      },
      rejected: ({ key }, error) => {
        log.error({ key, reason: reasonOf(error) }, 'The homeserver will never take this message');
      },
    };
  },
};
