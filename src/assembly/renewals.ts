import { renewalReminder } from '../chat/messages/members.ts';
import type { Config, RosterConfig } from '../config/config.ts';
import { remindOfRenewals } from '../governance/roster/renewal.ts';
import type { Instant, RoomId } from '../governance/terms.ts';
import type { Bodies } from './bodies.ts';
import type { ConversationContext } from './conversation.ts';
import type { Rosters } from './rosters.ts';
import type { Due, Timed } from './timed.ts';

interface RenewalsParts {
  readonly config: Pick<Config, 'rosters'>;
  readonly bodies: Bodies;
}

/** Once a quarter the group that keeps a list is asked whether its non-paying members still are. */
export class Renewals implements Timed {
  readonly #parts: RenewalsParts;
  readonly #rosters: Rosters;

  constructor(parts: RenewalsParts, rosters: Rosters) {
    this.#parts = parts;
    this.#rosters = rosters;
  }

  nextAt(): Instant | undefined {
    const times = this.#kept().flatMap(({ roster }) => this.#rosters.nextRenewal(roster.id) ?? []);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  due(now: Instant): readonly Due[] {
    return this.#kept().flatMap(({ roster, room }) => {
      const at = this.#rosters.nextRenewal(roster.id);
      if (at === undefined || at > now) return [];
      return [
        {
          key: `renewals:${roster.id}`,
          at,
          take: (context) => {
            take(context, roster, room);
          },
        },
      ];
    });
  }

  /** Lists that are kept in a room where the bot is: elsewhere nobody may read of them. */
  #kept(): { readonly roster: RosterConfig; readonly room: RoomId }[] {
    const { config, bodies } = this.#parts;
    return [...config.rosters.values()].flatMap((roster) => {
      const room = roster.keptBy === undefined ? undefined : bodies.mainRoom(roster.keptBy);
      return room === undefined ? [] : [{ roster, room }];
    });
  }
}

function take({ rosters, work, voice, now }: ConversationContext, { id }: RosterConfig, room: RoomId): void {
  const roster = rosters.get(id);
  const fact = remindOfRenewals(roster, now);
  if (fact === undefined) return;
  const seats = fact.seats.flatMap((seat) => roster.seats.get(seat) ?? []);
  work.add(fact);
  work.send({
    kind: 'message',
    key: fact.cause,
    room,
    text: renewalReminder(voice, seats),
    notice: false,
    mentions: [],
  });
}
