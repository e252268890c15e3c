import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Account, type AccountOptions, type Homeserver, registerUser } from './accounts.ts';
import { ClientApi, path, v3 } from './client-api.ts';
import { type RoomEvent, roomEvent, textOf } from './room-event.ts';
import { Timeline, history } from './timeline.ts';
import { type WaitOptions, waitFor } from './wait-for.ts';

const LAST_SHOWN = 8;

type Content = Readonly<Record<string, unknown>>;

const roomAnswer = z.object({ room_id: z.string() });
const eventAnswer = z.object({ event_id: z.string() });
const replacementAnswer = z.object({ replacement_room: z.string() });
const membersAnswer = z.object({ joined: z.record(z.string(), z.unknown()) });
const relationsAnswer = z.object({ chunk: z.array(roomEvent), next_batch: z.string().optional() });
const contentAnswer = z.record(z.string(), z.unknown());

export interface RoomOptions {
  readonly name?: string;
  /** The local part only. */
  readonly alias?: string;
  readonly invite?: readonly string[];
  /** More of the request's body, as the specification names it. */
  readonly extra?: Content;
}

export interface EventWaitOptions extends WaitOptions {
  /** Looks only at what came after this event, which the member must have seen or sent. */
  readonly after?: string;
}

/** Makes an account and returns the person who uses it. */
export async function registerMember(
  homeserver: Homeserver,
  name: string,
  options?: AccountOptions,
): Promise<Member> {
  return new Member(homeserver.baseUrl, await registerUser(homeserver, name, options));
}

/** One person with a Matrix client. Rate limits are waited out; every other refusal is thrown as Refused. */
export class Member {
  readonly userId: string;
  readonly #api: ClientApi;
  readonly #timeline: Timeline;

  constructor(baseUrl: string, account: Pick<Account, 'userId' | 'accessToken'>) {
    this.userId = account.userId;
    this.#api = new ClientApi(baseUrl, account.accessToken);
    this.#timeline = new Timeline(this.#api);
  }

  async createRoom({ name, alias, invite, extra }: RoomOptions = {}): Promise<string> {
    const body = { name, room_alias_name: alias, invite, ...extra };
    return roomAnswer.parse(await this.#api.request('POST', v3`/createRoom`, { body })).room_id;
  }

  directChatWith(userId: string): Promise<string> {
    return this.createRoom({ invite: [userId], extra: { is_direct: true, preset: 'trusted_private_chat' } });
  }

  async join(roomIdOrAlias: string): Promise<string> {
    const { room_id } = roomAnswer.parse(await this.#api.request('POST', v3`/join/${roomIdOrAlias}`));
    this.#timeline.invitationAccepted(room_id);
    return room_id;
  }

  async leave(room: string): Promise<void> {
    await this.#api.request('POST', v3`/rooms/${room}/leave`);
  }

  async invite(room: string, userId: string): Promise<void> {
    const body = { user_id: userId };
    await this.#api.request('POST', v3`/rooms/${room}/invite`, { body });
  }

  async kick(room: string, userId: string, reason?: string): Promise<void> {
    const body = { user_id: userId, reason };
    await this.#api.request('POST', v3`/rooms/${room}/kick`, { body });
  }

  /** @returns the event of the ban */
  ban(room: string, userId: string): Promise<string> {
    return this.setState(room, 'm.room.member', userId, { membership: 'ban' });
  }

  /** Sends a text message and returns its event id, as the other senders do. */
  send(room: string, text: string, extra: Content = {}): Promise<string> {
    return this.sendEvent(room, 'm.room.message', { msgtype: 'm.text', body: text, ...extra });
  }

  async sendEvent(room: string, type: string, content: Content): Promise<string> {
    const sending = v3`/rooms/${room}/send/${type}/${randomUUID()}`;
    return eventAnswer.parse(await this.#api.request('PUT', sending, { body: content })).event_id;
  }

  reply(room: string, toEventId: string, text: string): Promise<string> {
    return this.send(room, text, { 'm.relates_to': { 'm.in_reply_to': { event_id: toEventId } } });
  }

  /** A message in a thread that answers no message of it in particular. */
  replyInThread(room: string, rootEventId: string, text: string): Promise<string> {
    return this.send(room, text, {
      'm.relates_to': {
        rel_type: 'm.thread',
        event_id: rootEventId,
        is_falling_back: true,
        'm.in_reply_to': { event_id: rootEventId },
      },
    });
  }

  edit(room: string, eventId: string, newText: string): Promise<string> {
    return this.send(room, `* ${newText}`, {
      'm.new_content': { msgtype: 'm.text', body: newText },
      'm.relates_to': { rel_type: 'm.replace', event_id: eventId },
    });
  }

  react(room: string, eventId: string, key: string): Promise<string> {
    return this.sendEvent(room, 'm.reaction', {
      'm.relates_to': { rel_type: 'm.annotation', event_id: eventId, key },
    });
  }

  async redact(room: string, eventId: string, reason?: string): Promise<string> {
    const redaction = v3`/rooms/${room}/redact/${eventId}/${randomUUID()}`;
    return eventAnswer.parse(await this.#api.request('PUT', redaction, { body: { reason } })).event_id;
  }

  /** Replaces a room by one of another version, which this member is in. */
  async upgradeRoom(room: string, version: string): Promise<string> {
    const body = { new_version: version };
    const answer = await this.#api.request('POST', v3`/rooms/${room}/upgrade`, { body });
    return replacementAnswer.parse(answer).replacement_room;
  }

  /** Every event of the room that this member may see, state too, oldest first. */
  async messages(room: string): Promise<RoomEvent[]> {
    return (await history(this.#api, room)).reverse();
  }

  async event(room: string, eventId: string): Promise<RoomEvent> {
    return roomEvent.parse(await this.#api.request('GET', v3`/rooms/${room}/event/${eventId}`));
  }

  /** A file of a message, by its `mxc://` address. */
  download(address: string): Promise<Uint8Array> {
    const [server = '', media = ''] = address.replace('mxc://', '').split('/');
    return this.#api.download(path`/_matrix/client/v1/media/download/${server}/${media}`);
  }

  /** What relates to an event, newest first. */
  async relations(room: string, eventId: string, relType?: string, type?: string): Promise<RoomEvent[]> {
    const all = path`/_matrix/client/v1/rooms/${room}/relations/${eventId}`;
    const kind = [relType, type].filter((part) => part !== undefined).map((part) => path`/${part}`);
    const events: RoomEvent[] = [];
    for (let from: string | undefined, more = true; more;) {
      const query = { limit: 1000, from };
      const page = relationsAnswer.parse(await this.#api.request('GET', all + kind.join(''), { query }));
      events.push(...page.chunk);
      from = page.next_batch;
      more = from !== undefined;
    }
    return events;
  }

  /** How somebody is shown to others. */
  async profileOf(userId: string): Promise<Content> {
    return contentAnswer.parse(await this.#api.request('GET', v3`/profile/${userId}`));
  }

  /** Whether somebody is online, as far as this member may know. */
  async presenceOf(userId: string): Promise<Content> {
    return contentAnswer.parse(await this.#api.request('GET', v3`/presence/${userId}/status`));
  }

  async joinedMembers(room: string): Promise<string[]> {
    const answer = await this.#api.request('GET', v3`/rooms/${room}/joined_members`);
    return Object.keys(membersAnswer.parse(answer).joined);
  }

  async state(room: string, type: string, stateKey = ''): Promise<Content> {
    return contentAnswer.parse(await this.#api.request('GET', v3`/rooms/${room}/state/${type}/${stateKey}`));
  }

  async setState(room: string, type: string, stateKey: string, content: Content): Promise<string> {
    const place = v3`/rooms/${room}/state/${type}/${stateKey}`;
    return eventAnswer.parse(await this.#api.request('PUT', place, { body: content })).event_id;
  }

  /** The first event of the room that fits, among those already seen and those to come. */
  waitFor(
    room: string,
    fits: (event: RoomEvent) => boolean,
    { after, ...options }: EventWaitOptions,
  ): Promise<RoomEvent> {
    return waitFor(
      this.#timeline,
      () => eventsAfter(this.#timeline.events(room), after).find(fits),
      () => `The last that ${this.userId} saw in ${room}:\n${lastOf(this.#timeline.events(room))}`,
      options,
    );
  }

  /** Waits for an invitation to a room that isn't joined yet. Returns the room without joining it. */
  waitForInvite(options: Partial<WaitOptions> = {}): Promise<string> {
    return waitFor(
      this.#timeline,
      () => this.#timeline.invites().at(0),
      () => `${this.userId} has no invitation.`,
      { describe: 'an invitation', ...options },
    );
  }

  /** Joins every room that this member is invited to now, and returns them. */
  async acceptInvites(): Promise<string[]> {
    await this.#timeline.advance(0);
    return Promise.all(this.#timeline.invites().map((room) => this.join(room)));
  }
}

function eventsAfter(events: readonly RoomEvent[], after: string | undefined): readonly RoomEvent[] {
  if (after === undefined) return events;
  const position = events.findIndex((event) => event.event_id === after);
  return position === -1 ? [] : events.slice(position + 1);
}

function lastOf(events: readonly RoomEvent[]): string {
  const lines = events.slice(-LAST_SHOWN).map((event) => {
    const text = textOf(event) ?? JSON.stringify(event.content);
    return `  ${event.sender} ${event.type}: ${text.slice(0, 300)}`;
  });
  return lines.length === 0 ? '  nothing' : lines.join('\n');
}
