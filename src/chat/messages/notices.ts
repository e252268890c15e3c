import type { Closed, Open } from '../../governance/proposal/proposal.ts';
import type { Instant, MemberId, RoomId } from '../../governance/terms.ts';
import { messageLink, namedRoom, person, roomLink } from '../people.ts';
import { lines, message, type Text } from '../text.ts';
import { moment } from '../times.ts';
import { commandLine, type Voice } from '../voice.ts';

/** To the people of a room whose messages the bot cannot read. */
export function encryptedRoom(voice: Voice): Text {
  return message(lines(voice.say('notice.encrypted room', { example: commandLine(voice, 'status') })));
}

export function encryptedChat({ say }: Voice): Text {
  return message(lines(say('notice.encrypted chat')));
}

/** To stewards. */
export function cannotSend({ say }: Voice, body: string, room: RoomId): Text {
  return message(lines(say('notice.cannot send', { body, room: roomLink(room) })));
}

export function noReactions({ say }: Voice, body: string, room: RoomId): Text {
  return message(lines(say('notice.cannot react', { body, room: roomLink(room) })));
}

export function putOut({ say }: Voice, body: string, room: RoomId): Text {
  return message(lines(say('notice.not in the room', { body, room: roomLink(room) })));
}

/** Why a room of the configuration stays closed to the bot. */
export type ShutOut = 'unknown' | 'refused' | 'no answer';

/** @param room as the configuration names it */
export function cannotEnter({ say }: Voice, body: string, room: string, why: ShutOut): Text {
  return message(lines(say(`notice.cannot enter.${why}`, { body, room: namedRoom(room) })));
}

/** @param reason by the homeserver's code; undefined where no answer came */
export function stuckInRoom(
  { say }: Voice,
  body: string,
  {
    room,
    since,
    reason,
  }: { readonly room: RoomId; readonly since: Instant; readonly reason: string | undefined },
): Text {
  const why = reason ?? say('notice.stuck.no answer');
  const at = { since: moment(say, since), body, room: roomLink(room), reason: why };
  return message(lines(say('notice.stuck.in a room', at)));
}

/** The same, where no room is at fault. */
export function stuckEverywhere({ say }: Voice, since: Instant, reason: string | undefined): Text {
  const why = reason ?? say('notice.stuck.no answer');
  return message(lines(say('notice.stuck.everywhere', { since: moment(say, since), reason: why })));
}

export function overdue({ say }: Voice, { number, terms, card, closesAt }: Open): Text {
  const at = {
    number,
    body: terms.bodyName,
    closesAt: moment(say, closesAt),
    link: messageLink(terms.room, card),
  };
  return message(lines(say('notice.overdue', at)));
}

/** To a room where a moderator removed a card from view: it ends no vote. */
export function cardRemoved(voice: Voice, { number, closesAt }: Open, by: MemberId): Text {
  const { say } = voice;
  const example = commandLine(voice, `vote ${String(number)} agree`);
  return message(
    lines(say('notice.card removed', { by: person(by), number, closesAt: moment(say, closesAt), example })),
  );
}

/** The same of a result: it changes nothing. The title is left out, as it may be what had to go. */
export function resultRemoved(voice: Voice, { number, outcome: end }: Closed, by: MemberId): Text {
  const command = commandLine(voice, `status ${String(number)}`);
  const outcome = voice.say(`outcome.${end}`);
  return message(lines(voice.say('notice.result removed', { by: person(by), number, outcome, command })));
}
