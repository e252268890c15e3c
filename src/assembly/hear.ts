import { putOut } from '../chat/messages/notices.ts';
import { unreachable } from '../governance/terms.ts';
import { converse, type ConversationContext } from './conversation.ts';
import { hearEdit } from './edits.ts';
import { hearOwn } from './own-events.ts';
import { hearReaction } from './reactions.ts';
import { hearRemoval } from './removals.ts';
import type { MembershipEvent, RoomEvent } from './room-event.ts';
import { toStewards } from './to-stewards.ts';

/** Takes one event in: what follows from it is in the context's work. */
export async function hear(context: ConversationContext, event: RoomEvent): Promise<void> {
  switch (event.kind) {
    case 'membership':
      hearMembership(context, event);
      return;
    case 'own':
      hearOwn(context, event);
      return;
    case 'reaction':
      await hearReaction(context, event);
      return;
    case 'removal':
      await hearRemoval(context, event);
      return;
    case 'message':
      await converse(context, event);
      return;
    case 'edit':
      await hearEdit(context, event);
      return;
    default:
      unreachable(event);
  }
}

/** Memberships follow the events, so that the next event is judged by them. */
function hearMembership({ bodies, work, voice, config }: ConversationContext, event: MembershipEvent): void {
  const { id, room, member, membership } = event;
  const wasThere = bodies.hasBot(room);
  bodies.apply({ room, member, membership });
  work.moved({ room, member, membership });
  const body = bodies.ofRoom(room);
  if (body !== undefined && wasThere && !bodies.hasBot(room)) {
    work.send(...toStewards(config.stewards, `put out:${id}`, putOut(voice, body.name, room)));
  }
}
