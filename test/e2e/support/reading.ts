import { z } from 'zod';

import type { Member } from '../../../homeserver/member.ts';
import { editedTextOf, repliedTo, type RoomEvent, textOf } from '../../../homeserver/room-event.ts';

const cardData = z.object({
  number: z.number(),
  body: z.string(),
  rule: z.string(),
  title: z.string(),
  labels: z.array(z.string()),
  proposer: z.string(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  status: z.string(),
});
const tally = z.object({
  agree: z.number(),
  disagree: z.number(),
  abstain: z.number(),
  block: z.number(),
  notCounted: z.number(),
});
const resultData = z.object({
  number: z.number(),
  outcome: z.string(),
  authority: z.string(),
  tally: tally.optional(),
  closedAt: z.iso.datetime(),
  ledger: z.string().regex(/^[0-9a-f]{64}$/u),
});

export type CardData = z.infer<typeof cardData>;
export type ResultData = z.infer<typeof resultData>;

/** A card as members see it: its message, and what it says to machines. */
export interface Card extends CardData {
  readonly event: string;
  readonly text: string;
}

/** Proposes, and waits for the card. */
export async function proposes(member: Member, room: string, text: string): Promise<Card> {
  const command = await member.send(room, `!propose ${text}`);
  return cardAfter(member, room, command);
}

/** The first card in the room after an event. */
async function cardAfter(member: Member, room: string, after: string): Promise<Card> {
  const event = await member.waitFor(room, isCard, { describe: 'a card', after });
  return {
    ...cardData.parse(event.content['coop.althing.proposal']),
    event: event.event_id,
    text: textOf(event) ?? '',
  };
}

export async function resultOf(
  member: Member,
  room: string,
  number: number,
  timeoutMs = 40_000,
): Promise<ResultData> {
  const event = await member.waitFor(room, (each) => resultIn(each)?.number === number, {
    describe: `the result of proposal ${number}`,
    timeoutMs,
  });
  return resultData.parse(event.content['coop.althing.result']);
}

/** The bot's answer to a message: the first that replies to it. */
export async function answerTo(member: Member, room: string, question: string): Promise<string> {
  const event = await member.waitFor(room, (each) => repliedTo(each) === question, {
    describe: `an answer to ${question}`,
  });
  return textOf(event) ?? '';
}

/** Sends a command and waits for the answer. */
export async function asks(member: Member, room: string, text: string): Promise<string> {
  return answerTo(member, room, await member.send(room, text));
}

export function isCard(event: RoomEvent): boolean {
  return 'coop.althing.proposal' in event.content && editedTextOf(event) === undefined;
}

export function resultIn(event: RoomEvent): ResultData | undefined {
  return resultData.safeParse(event.content['coop.althing.result']).data;
}

/** Who has which reaction on a message now, as "name key". */
export async function reactionsOn(member: Member, room: string, event: string): Promise<string[]> {
  const annotation = z.object({ 'm.relates_to': z.object({ key: z.string() }) });
  const relations = await member.relations(room, event, 'm.annotation', 'm.reaction');
  return relations
    .map(({ sender, content }) => `${sender} ${annotation.parse(content)['m.relates_to'].key}`)
    .toSorted();
}
