import { z } from 'zod';

import { memberId, roomId, type MemberId, type RoomId } from '../governance/terms.ts';
import { path, type HomeserverApi } from './homeserver-api.ts';
import { syncAnswer, type SyncAnswer } from './sync.ts';

export interface Invitation {
  readonly room: RoomId;
  readonly from: MemberId;
  /** Whether whoever invites means a chat of two. */
  readonly direct: boolean;
}

const ownMembership = z.object({
  type: z.literal('m.room.member'),
  sender: z.string(),
  state_key: z.string(),
  content: z.object({ membership: z.literal('invite'), is_direct: z.boolean().optional() }),
});

/** The invitations in an answer to /sync (client-server API, "Stripped state"). */
export function invitationsIn(answer: SyncAnswer, bot: MemberId): Invitation[] {
  return Object.entries(answer.rooms.invite).flatMap(([room, { invite_state: state }]) => {
    for (const raw of state?.events ?? []) {
      const event = ownMembership.safeParse(raw);
      if (!event.success || event.data.state_key !== bot) continue;
      const { sender, content } = event.data;
      return [{ room: roomId(room), from: memberId(sender), direct: content.is_direct === true }];
    }
    return [];
  });
}

/** Leaves everything out but the rooms' names and the invitations. */
const INVITATIONS_ONLY = JSON.stringify({
  presence: { types: [] },
  account_data: { types: [] },
  room: {
    account_data: { types: [] },
    ephemeral: { types: [] },
    state: { types: [] },
    timeline: { types: [], limit: 1 },
  },
});

/** The invitations that wait now: a process that ended meanwhile may have been told of them already. */
export async function openInvitations(api: HomeserverApi, bot: MemberId): Promise<Invitation[]> {
  const query = { filter: INVITATIONS_ONLY, timeout: 0, set_presence: 'offline' };
  return invitationsIn(await api.request('GET', path`/v3/sync`, syncAnswer, { query }), bot);
}
