import type {
  OutgoingDirect,
  OutgoingMessage,
  OutgoingReaction,
  OutgoingRemoval,
} from '../../src/ledger/outgoing.ts';
import { eventId, memberId, roomId } from '../../src/governance/terms.ts';

export const OPEN = roomId('!open:example.coop');
export const FINANCE = roomId('!finance:example.coop');

const content = { text: { plain: 'Hello.', html: '<p>Hello.</p>' }, notice: false, mentions: [] };

export function messageTo(key: string, room = OPEN): OutgoingMessage {
  return { kind: 'message', key, room, ...content };
}

export function directTo(key: string, member: string): OutgoingDirect {
  return { kind: 'direct', key, to: memberId(member), ...content };
}

export function reactionTo(key: string, room = OPEN): OutgoingReaction {
  return { kind: 'reaction', key, room, to: eventId('$card'), reaction: '👍' };
}

export function removalOf(removes: string, room = OPEN): OutgoingRemoval {
  return { kind: 'removal', key: `un-${removes}`, room, removes };
}
