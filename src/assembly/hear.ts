import { putOut } from '../chat/messages/notices.ts';
import { timeOf } from '../governance/proposal/time-of.ts';
import { unreachable, type Instant } from '../governance/terms.ts';
import { converse, type ConversationContext } from './conversation.ts';
import { hearEdit } from './edits.ts';
import { hearOwn } from './own-events.ts';
import { hearReaction } from './reactions.ts';
import { hearRemoval } from './removals.ts';
import type { MembershipEvent, RoomEvent } from './room-event.ts';
import { toStewards } from './to-stewards.ts';

/**
 * Takes one event in: what follows from it is in the context's work.
 * @returns what is to be waited for; nothing where all was done at once, as with most reactions
 */
export function hear(context: ConversationContext, event: RoomEvent): Promise<void> | undefined {
  switch (event.kind) {
    case 'membership':
      hearMembership(context, event);
      return undefined;
    case 'own':
      return hearOwn(context, event);
    case 'reaction':
      return hearReaction(context, event);
    case 'removal':
      return hearRemoval(context, event);
    case 'message':
      return converse(context, event);
    case 'edit':
      return hearEdit(context, event);
    default:
      return unreachable(event);
  }
}

/** Memberships follow the events, so that the next event is judged by them. */
function hearMembership(context: ConversationContext, event: MembershipEvent): void {
  const { bodies, work, voice, config } = context;
  const { id, room, member, membership } = event;
  const wasThere = bodies.hasBot(room);
  const since = joinedSince(context, event);
  const change = { room, member, membership, ...(since === undefined ? {} : { since }) };
  for (const each of [...bodies.carriedOn(change), change]) {
    bodies.apply(each);
    work.moved(each);
  }
  const body = bodies.ofRoom(room);
  if (body !== undefined && wasThere && !bodies.hasBot(room)) {
    work.send(...toStewards(config.stewards, `put out:${id}`, putOut(voice, body.name, room)));
  }
}

/**
 * From when on somebody is in the room. Who changes their name joins once more, and was there before. What should
 * have been in an earlier answer came now, whenever its server says that it was: it must not make anybody a member
 * from before a proposal.
 */
function joinedSince(
  { bodies, now, readUntil }: ConversationContext,
  { room, member, membership, sentAt }: MembershipEvent,
): Instant | undefined {
  if (membership !== 'join') return undefined;
  if (bodies.isIn(room, member)) return bodies.joinedRoomAt(room, member);
  return readUntil !== undefined && sentAt < readUntil ? now : timeOf({ sentAt, at: now });
}
