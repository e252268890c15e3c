import Database from 'better-sqlite3';
import { expect } from 'vitest';

import type { BotProcess } from '../../../homeserver/bot-process.ts';
import type { Member } from '../../../homeserver/member.ts';
import { editedTextOf, type RoomEvent, textOf } from '../../../homeserver/room-event.ts';
import { until } from './until.ts';

interface OutboxRow {
  readonly key: string;
  readonly event: string | null;
  readonly waits: 0 | 1;
}

function outboxOf(bot: BotProcess): OutboxRow[] {
  const database = new Database(bot.database, { readonly: true });
  try {
    return database
      .prepare<[], OutboxRow>(`SELECT key, event, sent_at IS NULL AND failed IS NULL AS waits FROM outbox`)
      .all();
  } finally {
    database.close();
  }
}

/** Until the bot has said all that it has to say. */
export function hasSaidAll(bot: BotProcess): Promise<void> {
  const waiting = () => Promise.resolve(outboxOf(bot).filter(({ waits }) => waits === 1));
  return until(waiting, [], 120_000);
}

const SAID = ['m.room.message', 'm.reaction', 'm.room.redaction'];

/** Everything of the bot's in rooms, each looked at by somebody who is there. */
export async function saidIn(
  places: readonly (readonly [Member, string])[],
  botId: string,
): Promise<RoomEvent[]> {
  const rooms = await Promise.all(places.map(([member, room]) => member.messages(room)));
  return rooms.flat().filter(({ sender, type }) => sender === botId && SAID.includes(type));
}

/**
 * What stands in the rooms is what the database says was sent, event by event; and no message, edits apart,
 * is there twice, neither by its key nor by its words.
 */
export function expectSaidOnce(bot: BotProcess, said: readonly RoomEvent[]): void {
  const sent = outboxOf(bot).flatMap(({ event }) => event ?? []);
  expect(said.map(({ event_id }) => event_id).toSorted()).toEqual(sent.toSorted());
  expect(repeated(said.flatMap(({ content }) => content['coop.althing.key'] ?? []))).toEqual([]);
  // In two threads the same may be asked, and two questions may have the same answer.
  const texts = said
    .filter((event) => textOf(event) !== undefined && editedTextOf(event) === undefined)
    .map((event) => `${JSON.stringify(event.content['m.relates_to'])} ${textOf(event) ?? ''}`);
  expect(repeated(texts)).toEqual([]);
}

function repeated<Value>(values: readonly Value[]): Value[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

/** How many messages have a key that begins so. */
export function countOf(said: readonly RoomEvent[], kind: string): number {
  return said.filter(({ content }) => String(content['coop.althing.key']).startsWith(`${kind}:`)).length;
}
