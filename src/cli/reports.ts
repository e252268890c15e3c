import type { AssemblyReport } from '../assembly/assembly.ts';
import type { Shortcoming, StuckMessage } from '../assembly/notices.ts';
import type { ImportOutcome } from '../assembly/roster-import.ts';
import type { RosterConfig } from '../config/config.ts';
import type { DroppedCounts } from '../matrix/dropped.ts';
import type { PlacesReport } from '../matrix/places.ts';
import type { SenderReport } from '../matrix/sender.ts';
import type { Stuck } from '../matrix/stuck.ts';
import type { SyncLoopParts } from '../matrix/sync-loop.ts';
import type { RoomEvent } from '../assembly/room-event.ts';
import type { Open } from '../governance/proposal/proposal.ts';
import type { Duration, RoomId } from '../governance/terms.ts';
import type { Outgoing } from '../ledger/outgoing.ts';
import { isForbidden } from '../matrix/errors.ts';
import { reasonOf, type Log } from '../observe/log.ts';
import type { Meter } from '../observe/meter.ts';
import { whereOf } from '../observe/where.ts';
import { story } from './story.ts';

const ATTENTION: Readonly<Record<Shortcoming, string>> = {
  encrypted: 'the room is encrypted: reactions count, but commands in it cannot be read yet',
  'cannot send': 'the bot may not send messages there: raise its power level',
  'cannot react': 'members may not react there: they can vote by words only',
};

/** What happens, told in the log with ids and never with texts. */
export const reports = {
  /** @returns what is told of trouble, and what of its end */
  loop(log: Log): { readonly trouble: SyncLoopParts['onTrouble']; readonly heard: () => void } {
    let failures = 0;
    return {
      trouble: (error, wait) => {
        failures += 1;
        log.warn(
          { reason: reasonOf(error), again: again(wait) },
          'Cannot hear the homeserver; nothing is lost, trying again',
        );
      },
      heard: () => {
        if (failures > 0) log.info({ failures }, 'The homeserver is heard again');
        failures = 0;
      },
    };
  },

  /** Once for all that one answer held. */
  dropped(log: Log, meter: Meter): (counts: DroppedCounts | undefined) => void {
    return (counts) => {
      if (counts === undefined) return;
      meter.dropped(Object.values(counts.byType).reduce((sum, count) => sum + count, 0));
      log.warn(
        { dropped: counts.byType, some: counts.some },
        'Dropped what does not have the form of Matrix',
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

  /** @param overdue hears of each proposal whose votes can't be checked */
  assembly(
    log: Log,
    meter: Meter,
    overdue: (proposal: Open) => void = () => undefined,
  ): Omit<AssemblyReport, 'committed'> {
    return {
      recorded: story(log),
      took: ({ events }) => {
        meter.batch(kindsOf(events));
        if (events.length > 0) log.debug({ events: events.length }, 'Took in what happened');
      },
      putOut: (room) => {
        log.warn({ room }, 'Not in a room any more: nothing is heard or closed there. Invite the bot again');
      },
      cannotClose: (proposal, error) => {
        const { number, terms } = proposal;
        log.warn(
          { proposal: number, room: terms.room, reason: reasonOf(error) },
          'A proposal is due, but its votes cannot be checked now; it stays open until they can',
        );
        overdue(proposal);
      },
      cannotDo: (due, error) => {
        log.error(
          { due, error: whereOf(error) },
          'A mistake in Althing: something was due and could not be done. It is tried again. Please report this line',
        );
      },
      stumbled: ({ event: { id, room, kind }, cause }) => {
        log.error(
          { event: id, room, kind, error: whereOf(cause) },
          'A mistake in Althing: it could not take this event and left it out. All others are heard. Please report this line',
        );
      },
    };
  },

  roster(log: Log, { id, file }: RosterConfig): (outcome: ImportOutcome) => void {
    return (outcome) => {
      if (outcome.kind === 'imported') {
        const { changes, absent } = outcome;
        log.info(
          { roster: id, changes, absent },
          'Took in the list of members; who is absent from the file stays',
        );
      }
      if (outcome.kind === 'wrong') {
        // What is wrong may be a freeze: stewards are told it in private.
        const lines = outcome.wrong.flatMap(({ line }) => line ?? []);
        log.error(
          { roster: id, file, lines },
          'The list of members was not taken in, because some of it is wrong; it stays as it was',
        );
      }
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

  /** @param tell hears of what keeps a room from deciding, for those who can help */
  places(log: Log, tell: Pick<PlacesReport, 'lacking' | 'shutOut'>): PlacesReport {
    return {
      shutOut: tell.shutOut,
      entered: (room, body) => {
        log.info({ room, body }, 'In the room of a body');
      },
      lacking: (room, what, cause) => {
        log.warn({ room }, `A room needs attention: ${ATTENTION[what]}`);
        tell.lacking(room, what, cause);
      },
      cannotEnter: (room, error, wait) => {
        log.warn(
          { room, reason: reasonOf(error), again: again(wait) },
          'Cannot enter a room. Does it exist, and is the bot invited? Trying again',
        );
      },
      invited: ({ room, from }, accepted) => {
        log.info({ room, from }, accepted ? 'Accepts an invitation' : 'Declines an invitation');
      },
    };
  },

  stuck(log: Log): (message: StuckMessage) => void {
    return ({ key, room, since, reason }) => {
      log.warn(
        { key: shownKey({ kind: 'message', key }), room, since: new Date(since).toISOString(), reason },
        'A message has waited for ten minutes though the homeserver answers; stewards are told',
      );
    };
  },

  /** @param refused hears of a room that refuses a message @param stuck of every message */
  sender(
    log: Log,
    meter: Meter,
    refused: (room: RoomId, key: string) => void,
    stuck?: Pick<Stuck, 'sent' | 'delayed' | 'rejected'>,
  ): SenderReport {
    const tries = new Map<string, number>();
    return {
      sent: (outgoing, event) => {
        meter.sent(outgoing.kind);
        stuck?.sent(outgoing);
        const line = { key: shownKey(outgoing), kind: outgoing.kind, ...placeOf(outgoing), event };
        const failures = tries.get(outgoing.key);
        tries.delete(outgoing.key);
        if (failures !== undefined) log.info({ ...line, failures }, 'Sent what had to wait');
        else if (isAnnouncement(outgoing)) log.info(line, 'Sent');
        else log.debug(line, 'Sent');
      },
      delayed: (outgoing, error, wait) => {
        const { key, kind } = outgoing;
        meter.delayed(kind);
        stuck?.delayed(outgoing, error);
        tries.set(key, (tries.get(key) ?? 0) + 1);
        if (kind === 'message' && isForbidden(error)) refused(outgoing.room, key);
        log.warn(
          { key: shownKey(outgoing), reason: reasonOf(error), again: again(wait) },
          'A message waits; it is kept and sent again',
        );
      },
      rejected: (outgoing, error) => {
        meter.rejected(outgoing.kind);
        stuck?.rejected(outgoing);
        tries.delete(outgoing.key);
        const key = shownKey(outgoing);
        if (outgoing.kind === 'pin') {
          log.info({ key, reason: reasonOf(error) }, 'May not pin messages there; all else works without');
          return;
        }
        log.error({ key, reason: reasonOf(error) }, 'The homeserver will never take this message');
      },
    };
  },
};

function again(wait: Duration): string {
  return `${String(Math.round(wait / 1000))} s`;
}

function* kindsOf(events: readonly RoomEvent[]): Iterable<string> {
  for (const { kind } of events) yield kind;
}

/** What the group is told by itself: no answer to a command, and of private words only what tells nothing of anybody. */
function isAnnouncement({ kind, key }: Outgoing): boolean {
  if (kind === 'direct') return ['steward:', 'remind:'].some((start) => key.startsWith(start));
  const toOne = ['answer:', 'ask-reason:'].some((start) => key.startsWith(start));
  return kind === 'file' || (kind === 'message' && !toOne);
}

/** The room, but not of a private word. */
function placeOf(outgoing: Outgoing): { readonly room?: RoomId } {
  return outgoing.kind === 'direct' ? {} : { room: outgoing.room };
}

/**
 * The key without the member whom it is for: with the rest it would tell who votes what. Of a private word only what
 * kind it is, as who was told why is nobody's business, such as that they are frozen.
 */
function shownKey({ kind, key }: Pick<Outgoing, 'kind' | 'key'>): string {
  if (kind === 'direct' && !key.startsWith('steward:')) return key.slice(0, key.indexOf(':'));
  return key.replace(/:@.*$/su, '');
}
