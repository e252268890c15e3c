import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { BOT, room } from '../world/world.ts';
import { answer, type RoomEvent } from './feed.ts';

/** What a stub homeserver has to say, and what it does with what it is told. */
export interface Story {
  readonly rooms: number;
  /** The answer to a question from this position; undefined while there is nothing new. */
  readonly next: (since: number) => Buffer | undefined;
  readonly relations?: (card: string) => readonly RoomEvent[];
  readonly sent?: (
    room: string,
    type: string,
    transaction: string,
    content: Record<string, unknown>,
  ) => string;
  readonly asked?: (since: number) => void;
}

const NO_POWER = { users: {}, users_default: 100, events: {}, events_default: 0 };

/** So much of a homeserver as a client needs that only listens and speaks: its answers cost it next to nothing. */
export class StubHomeserver {
  readonly #story: Story;
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end('{}');
    });
  });
  #waiting: { since: number; response: ServerResponse } | undefined;

  constructor(story: Story) {
    this.#story = story;
  }

  /** @returns its address */
  async listen(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** There may be something new for who waits. */
  wake(): void {
    const waiting = this.#waiting;
    const news = waiting === undefined ? undefined : this.#story.next(waiting.since);
    if (waiting === undefined || news === undefined) return;
    this.#waiting = undefined;
    json(waiting.response, news);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://stub');
    const path = url.pathname.replace(/^\/_matrix\/client\/(?:v3|r0|v1)/u, '');
    if (path === '/sync') {
      this.#sync(url, response);
      return;
    }
    const body = await bodyOf(request);
    const found = isState(request.method, path) ? { event_id: `$state-${path}` } : this.#other(path, body);
    json(
      response,
      Buffer.from(JSON.stringify(found ?? { errcode: 'M_NOT_FOUND', error: path })),
      found === undefined ? 404 : 200,
    );
  }

  #sync(url: URL, response: ServerResponse): void {
    const since = url.searchParams.get('since');
    if (since === null) {
      json(response, answer('s0', new Map()));
      return;
    }
    const from = Number(since.slice(1));
    this.#story.asked?.(from);
    const news = this.#story.next(from);
    if (news !== undefined) {
      json(response, news);
      return;
    }
    this.#waiting = { since: from, response };
    const wait = Math.min(Number(url.searchParams.get('timeout') ?? 0), 30_000);
    setTimeout(() => {
      if (this.#waiting?.response !== response) return;
      this.#waiting = undefined;
      json(response, answer(since, new Map()));
    }, wait);
  }

  #other(path: string, body: string): unknown {
    const parts = path.split('/').map(decodeURIComponent);
    if (path === '/account/whoami') return { user_id: BOT, device_id: 'BENCH' };
    if (path === '/joined_rooms')
      return { joined_rooms: Array.from({ length: this.#story.rooms }, (_, index) => room(index)) };
    if (parts[1] === 'profile') return { displayname: 'Althing' };
    if (path.endsWith('/filter')) return { filter_id: '1' };
    if (parts[1] === 'user') return {};
    if (parts[1] === 'presence') return {};
    if (parts[3] === 'state') return this.#state(parts);
    if (parts[3] === 'relations') return { chunk: this.#story.relations?.(parts[4] ?? '') ?? [] };
    if (parts[3] === 'messages') return { chunk: [], start: '', end: undefined };
    const [, , id = '', kind, type = '', transaction = ''] = parts;
    if (kind === 'send') {
      const content = JSON.parse(body) as Record<string, unknown>;
      return { event_id: this.#story.sent?.(id, type, transaction, content) ?? `$sent-${transaction}` };
    }
    if (kind === 'redact') return { event_id: `$redaction-${transaction}` };
    if (kind === 'joined_members') return { joined: {} };
    if (path === '/versions' || path.endsWith('/versions'))
      return { versions: ['v1.11'], unstable_features: {} };
    return undefined;
  }

  #state([, , id = '', , type]: readonly string[]): unknown {
    const power = {
      type: 'm.room.power_levels',
      state_key: '',
      sender: BOT,
      room_id: id,
      event_id: `$power-${id}`,
      origin_server_ts: 1,
      content: NO_POWER,
    };
    if (type === undefined) return [power];
    return type === 'm.room.power_levels' ? NO_POWER : undefined;
  }
}

/** Somebody sets a room's state, rather than asks for it. */
function isState(method: string | undefined, path: string): boolean {
  return method === 'PUT' && /^\/rooms\/[^/]+\/state\//u.test(path);
}

function json(response: ServerResponse, body: Buffer, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
