import type { Closed, Open } from '../../governance/proposal/proposal.ts';
import type { MemberId, RoomId } from '../../governance/terms.ts';
import { person, roomLink } from '../people.ts';
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
