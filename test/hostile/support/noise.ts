import type { Chance } from './chance.ts';
import { deep, pollutedContent, POLLUTION, rawJson, written } from './raw-json.ts';
import { wrongValues } from './nasty-texts.ts';
import { NoisyWords } from './noisy-words.ts';

/** What the noise can be about. */
export interface Surroundings {
  readonly bot: string;
  /** Joined in the room: what they do right counts. */
  readonly trolls: readonly string[];
  readonly strangers: readonly string[];
  readonly rooms: readonly string[];
  readonly cards: readonly string[];
  /** Votes that are there. */
  readonly votes: readonly string[];
  readonly numbers: readonly number[];
  readonly now: number;
}

type Fields = Record<string, unknown>;

const MOST_BYTES = 60_000;
const STAMPS = [
  '-1',
  '0',
  '1.5',
  '1e400',
  '-1e400',
  '9007199254740993',
  '253402300800000',
  '1e15',
  '8640000000000001',
];
const SIGNS = ['👍', '👍🏽', '👍\ufe0f', '👎', '🤷‍♀️', '🛑', '✋', '🎉', '👍👍', '', '👍'.repeat(60)];
const TYPES = [
  'm.room.message',
  'm.room.message',
  'm.room.message',
  'm.reaction',
  'm.reaction',
  'm.room.redaction',
  'm.room.member',
];
const OTHER_TYPES = [
  'm.room.topic',
  'm.sticker',
  'm.room.power_levels',
  'org.x.y',
  '',
  '__proto__',
  'constructor',
];

/** Makes raw events, from the nearly right to the absurd. The same chance makes the same events. */
export class Noise {
  readonly #chance: Chance;
  readonly #words: NoisyWords;
  readonly #wrong: readonly unknown[];
  #count = 0;

  constructor(chance: Chance, seed: number) {
    this.#chance = chance;
    this.#words = new NoisyWords(chance, seed);
    this.#wrong = wrongValues(seed);
  }

  /** The JSON of one event. */
  event(around: Surroundings): string {
    const chance = this.#chance;
    const event = this.#rightEvent(around);
    for (let slips = chance.happens(0.3) ? 1 + chance.upTo(3) : 0; slips > 0; slips--) this.#spoil(event);
    const more = chance.happens(0.05) ? [chance.oneOf(POLLUTION)] : [];
    if (chance.happens(0.005)) more.push(deep(1 + chance.upTo(4000)));
    const text = rawJson(event, more);
    // Also inside, where the schemas of the types look.
    const polluted = chance.happens(0.05) ? pollutedContent(text, chance.oneOf(POLLUTION)) : text;
    return Buffer.byteLength(polluted) > MOST_BYTES ? rawJson({ ...event, content: {} }) : polluted;
  }

  #rightEvent(around: Surroundings): Fields {
    const chance = this.#chance;
    this.#count += 1;
    const id = `$noise-${String(this.#count)}`;
    const type = chance.happens(0.9) ? chance.oneOf(TYPES) : chance.oneOf(OTHER_TYPES);
    const sender = this.#sender(around, type);
    const stamp = chance.happens(0.05) ? written(chance.oneOf(STAMPS)) : around.now - chance.upTo(60_000);
    const event: Fields = { event_id: id, type, sender, origin_server_ts: stamp, content: {} };
    if (type === 'm.room.message') event['content'] = this.#message(around, id, sender);
    if (type === 'm.reaction') event['content'] = { 'm.relates_to': this.#annotation(around, id) };
    if (type === 'm.room.redaction') {
      event[chance.happens(0.5) ? 'redacts' : 'content'] = chance.happens(0.5)
        ? { redacts: this.#target(around, id) }
        : this.#target(around, id);
    }
    if (type === 'm.room.member') Object.assign(event, this.#membership(around));
    if (chance.happens(0.03)) event['unsigned'] = { redacted_because: chance.oneOf(this.#wrong) };
    return event;
  }

  #sender({ bot, trolls, strangers }: Surroundings, type: string): string {
    const chance = this.#chance;
    const imitations = [`${bot}\u200b`, bot.toUpperCase(), ` ${bot}`, `${bot}.evil.example`, `@\u202e${bot}`];
    if (chance.happens(0.02))
      return chance.oneOf([...imitations, `@${'x'.repeat(260)}:example.coop`, '@', '']);
    // Nobody else can send as the bot, but whatever comes back as its own is looked at as well.
    if (type !== 'm.room.member' && chance.happens(0.01)) return bot;
    return chance.oneOf(chance.happens(0.8) ? trolls : strangers);
  }

  #message(around: Surroundings, id: string, sender: string): Fields {
    const chance = this.#chance;
    const command = chance.happens(0.5);
    const body = command ? this.#words.command(around) : this.#words.talk();
    const content: Fields = {
      msgtype: chance.happens(0.95) ? 'm.text' : chance.oneOf(['m.notice', 'm.emote', 'm.image', 'm.bad']),
      body,
    };
    if (chance.happens(0.3)) {
      content['format'] = 'org.matrix.custom.html';
      content['formatted_body'] = this.#words.text();
    }
    if (chance.happens(0.3)) content['m.mentions'] = this.#mentions(around);
    if (chance.happens(0.5)) content['m.relates_to'] = this.#relation(around, id);
    if (chance.happens(0.1)) Object.assign(content, this.#edit(around, id));
    if (chance.happens(0.1) || sender === around.bot) {
      // Of the bot's own account only keys that no message of this test has.
      const keys = sender === around.bot ? ['noise:1', ''] : ['result:$card', 'card:$command', 'noise:1'];
      content['coop.althing.key'] = chance.oneOf(keys);
      content['coop.althing.proposal'] = {
        number: chance.oneOf(around.numbers),
        opensAt: this.#words.text(),
      };
      content['coop.althing.result'] = { outcome: 'passed' };
    }
    return content;
  }

  #mentions({ bot, trolls }: Surroundings): unknown {
    const chance = this.#chance;
    const ids = [bot, ...trolls].filter(() => chance.happens(0.3));
    return chance.oneOf([
      { user_ids: ids },
      { room: true, user_ids: ids },
      {},
      { user_ids: bot },
      { room: 1 },
    ]);
  }

  #edit(around: Surroundings, id: string): Fields {
    const chance = this.#chance;
    const body = chance.happens(0.7) ? this.#words.command(around) : this.#words.talk();
    const msgtype = chance.happens(0.9) ? 'm.text' : 'm.notice';
    return {
      'm.relates_to': { rel_type: 'm.replace', event_id: this.#target(around, id) },
      'm.new_content': chance.happens(0.9) ? { msgtype, body } : chance.oneOf(this.#wrong),
    };
  }

  #relation(around: Surroundings, id: string): unknown {
    const chance = this.#chance;
    const to = this.#target(around, id);
    const reply = { 'm.in_reply_to': { event_id: this.#target(around, id) } };
    return chance.oneOf<unknown>([
      reply,
      reply,
      { rel_type: 'm.thread', event_id: to },
      { rel_type: 'm.thread', event_id: to, is_falling_back: chance.happens(0.5), ...reply },
      { rel_type: 'm.replace', event_id: to },
      { rel_type: 'm.reference', event_id: to, ...reply },
      { rel_type: 'm.annotation', event_id: to, key: '👍' },
      { rel_type: this.#words.text(), event_id: to },
    ]);
  }

  #annotation(around: Surroundings, id: string): Fields {
    const key = this.#chance.happens(0.9) ? this.#chance.oneOf(SIGNS) : this.#words.text();
    return { rel_type: 'm.annotation', event_id: this.#target(around, id), key };
  }

  /** Only of those who have nothing to lose: a homeserver lets nobody put out others. */
  #membership({ trolls, strangers }: Surroundings): Fields {
    const chance = this.#chance;
    const member = chance.oneOf(chance.happens(0.5) ? trolls : strangers);
    const membership = chance.oneOf([
      'join',
      'join',
      'join',
      'join',
      'join',
      'join',
      'leave',
      'invite',
      'ban',
      'knock',
      'dance',
      '',
    ]);
    return { state_key: member, content: { membership, displayname: this.#words.text() } };
  }

  #target({ cards, votes }: Surroundings, own: string): string {
    const chance = this.#chance;
    if (chance.happens(0.6)) return chance.oneOf(cards);
    if (votes.length > 0 && chance.happens(0.3)) return chance.oneOf(votes);
    return chance.oneOf([
      own,
      '$nowhere',
      '',
      `$${'x'.repeat(255)}`,
      `$noise-${String(chance.upTo(this.#count))}`,
    ]);
  }

  /** Puts something else where a field is, wherever that is in the event. */
  #spoil(fields: Fields): void {
    const chance = this.#chance;
    const keys = Object.keys(fields);
    if (keys.length === 0) return;
    const key = chance.oneOf(keys);
    const inner = fields[key];
    if (isFields(inner) && chance.happens(0.8)) this.#spoil(inner);
    else if (chance.happens(0.2)) Reflect.deleteProperty(fields, key);
    // Ids that are not its own are another event's; what hides a real vote is for other tests.
    else if (key !== 'event_id' || !chance.happens(0.5))
      fields[key] = structuredClone(chance.oneOf(this.#wrong));
    else fields[key] = chance.oneOf(['$\0', '$\ud800', `$${'x'.repeat(300)}`, '']);
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
