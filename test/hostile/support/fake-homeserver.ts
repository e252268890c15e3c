import { z } from 'zod';

import type { HomeserverApi, Method, RequestParts } from '../../../src/matrix/homeserver-api.ts';
import { expectSendable } from './sendable.ts';

interface Stored {
  readonly index: number;
  readonly json: string;
}

const relation = z.object({
  event_id: z.string(),
  content: z.object({ 'm.relates_to': z.object({ event_id: z.string() }) }),
});
const own = z.looseObject({ 'coop.althing.key': z.string() });

/** How many events a timeline holds before the rest becomes a gap, and how many a page. */
const TIMELINE = 100;
const PAGE = 150;

/**
 * A homeserver that hands on whatever it was given, as the text of its answers, and looks strictly at what it is
 * sent. It forgets what was read, so that its memory is not taken for the bot's.
 */
export class FakeHomeserver implements HomeserverApi {
  /** Events that the bot sent, by their keys. */
  readonly sent = new Map<string, string>();
  /** How many contents were looked at. */
  looked = 0;
  readonly #bot: string;
  readonly #now: () => number;
  readonly #rooms = new Map<string, Stored[]>();
  readonly #reactions = new Map<string, string[]>();
  readonly #removed = new Set<string>();
  #count = 0;

  constructor(bot: string, now: () => number) {
    this.#bot = bot;
    this.#now = now;
  }

  /** Any JSON as the next event of a room. */
  add(room: string, json: string): void {
    this.#count += 1;
    const stored = this.#rooms.get(room) ?? [];
    stored.push({ index: this.#count, json });
    this.#rooms.set(room, stored);
    const annotated = relation.safeParse(JSON.parse(json)).data;
    if (annotated !== undefined) this.#reactions.get(annotated.content['m.relates_to'].event_id)?.push(json);
  }

  /** A sound event; gives its id. */
  says(room: string, sender: string, type: string, content: unknown, more: object = {}): string {
    const id = `$event-${String(this.#count + 1)}`;
    const event = { event_id: id, type, sender, origin_server_ts: this.#now(), content, ...more };
    this.add(room, JSON.stringify(event));
    return id;
  }

  joins(room: string, member: string): void {
    this.says(room, member, 'm.room.member', { membership: 'join' }, { state_key: member });
  }

  removes(room: string, sender: string, redacts: string): string {
    this.#removed.add(redacts);
    return this.says(room, sender, 'm.room.redaction', { redacts });
  }

  /** What was read, and the reactions on cards, are let go of. */
  forget(): void {
    this.#reactions.clear();
    this.#removed.clear();
    this.sent.clear();
  }

  request<Shape>(
    method: Method,
    path: string,
    shape: z.ZodType<Shape>,
    parts: RequestParts = {},
  ): Promise<Shape> {
    const answer: unknown = JSON.parse(this.#answer(`${method} ${decodeURIComponent(path)}`, parts));
    return Promise.resolve(shape.parse(answer));
  }

  #answer(request: string, { query = {}, body }: RequestParts): string {
    if (request.endsWith('/sync')) return this.#sync(Number(query['since'] ?? 0));
    const [, room = ''] = /\/rooms\/([^/]*)\//u.exec(request) ?? [];
    if (request.endsWith('/messages'))
      return this.#messages(room, Number(query['from']), Number(query['to']));
    if (request.includes('/relations/')) return this.#relations(request, Number(query['from'] ?? 0));
    if (request.includes('/event/')) return '{}';
    if (request.includes('/send/')) return this.#send(room, request, body);
    if (request.includes('/redact/')) {
      const [, target = ''] = /\/redact\/([^/]*)\//u.exec(request) ?? [];
      return JSON.stringify({ event_id: this.removes(room, this.#bot, target) });
    }
    // Nothing is pinned, and pinning is taken.
    if (request.includes('/state/m.room.pinned_events/')) return '{"event_id":"$pins"}';
    const [, guest] = /\/state\/m.room.member\/(.*)$/u.exec(request) ?? [];
    if (guest !== undefined) {
      this.joins(room, guest);
      return '{"event_id":"$invitation"}';
    }
    if (request.endsWith('/media/v3/upload')) return '{"content_uri":"mxc://example.coop/record"}';
    if (request.endsWith('/createRoom')) return this.#createRoom();
    throw new Error(`nobody expected ${request}`);
  }

  #sync(since: number): string {
    const rooms = [...this.#rooms].map(([room, stored]) => {
      const news = stored.filter(({ index }) => index > since);
      // What is older was committed, and is not asked for again.
      this.#rooms.set(room, news);
      const shown = news.slice(-TIMELINE);
      const prev = (shown[0]?.index ?? since + 1) - 1;
      const events = shown.map(({ json }) => json).join();
      const limited = String(shown.length < news.length);
      return `${JSON.stringify(room)}:{"timeline":{"events":[${events}],"limited":${limited},"prev_batch":"${String(prev)}"}}`;
    });
    return `{"next_batch":"${String(this.#count)}","rooms":{"join":{${rooms.join()}}}}`;
  }

  #messages(room: string, from: number, to: number): string {
    const stored = (this.#rooms.get(room) ?? []).filter(({ index }) => index <= from && index > to);
    const page = stored.slice(-PAGE).reverse();
    const chunk = page.map(({ json }) => json).join();
    const last = page.at(-1);
    const end = page.length < stored.length && last !== undefined ? `,"end":"${String(last.index - 1)}"` : '';
    return `{"chunk":[${chunk}]${end}}`;
  }

  #relations(request: string, from: number): string {
    const [, card = ''] = /\/relations\/([^/]*)\//u.exec(request) ?? [];
    const there = (this.#reactions.get(card) ?? [])
      .filter((json) => !this.#removed.has(relation.parse(JSON.parse(json)).event_id))
      .reverse();
    const chunk = there.slice(from, from + PAGE).join();
    const next = from + PAGE < there.length ? `,"next_batch":"${String(from + PAGE)}"` : '';
    return `{"chunk":[${chunk}]${next}}`;
  }

  #send(room: string, request: string, content: unknown): string {
    const [, type = ''] = /\/send\/([^/]*)\//u.exec(request) ?? [];
    const { 'coop.althing.key': key } = own.parse(content);
    const known = this.sent.get(key);
    if (known !== undefined) return JSON.stringify({ event_id: known });
    if (type === 'm.room.message') expectSendable(content);
    this.looked += 1;
    const id = this.says(room, this.#bot, type, content);
    this.sent.set(key, id);
    if (key.startsWith('card:')) this.#reactions.set(id, []);
    return JSON.stringify({ event_id: id });
  }

  #createRoom(): string {
    const room = `!direct-${String(this.#rooms.size)}`;
    this.joins(room, this.#bot);
    return JSON.stringify({ room_id: room });
  }
}
