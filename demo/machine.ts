import { z } from 'zod';

import { type RoomEvent, relationOf } from '../homeserver/room-event.ts';
import type { Heard, Watch } from './transcript/watch.ts';

const count = z.int().nonnegative();
const votes = { agree: count, disagree: count, abstain: count, block: count };

const proposalData = z.object({
  number: count,
  title: z.string(),
  labels: z.array(z.string()),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  status: z.string(),
});

const statusData = z.object({
  proposals: z.array(z.object({ number: count, tally: z.object(votes), wouldPass: z.boolean() })),
});

const resultData = z.object({
  number: count,
  outcome: z.string(),
  tally: z.object(votes),
  requirements: z.array(
    z.object({ left: z.unknown(), right: z.unknown(), applies: z.boolean(), met: z.boolean() }),
  ),
});

export type ProposalData = z.infer<typeof proposalData>;
export type StatusData = z.infer<typeof statusData>;
export type ResultData = z.infer<typeof resultData>;

/** What the message that opens a proposal says of it to machines; undefined for all other events. */
export function proposalIn(event: RoomEvent): ProposalData | undefined {
  if (relationOf(event)?.type === 'm.replace') return undefined;
  return proposalData.safeParse(event.content['coop.althing.proposal']).data;
}

export function statusIn(event: RoomEvent): StatusData | undefined {
  return statusData.safeParse(event.content['coop.althing.status']).data;
}

export function resultIn(event: RoomEvent): ResultData | undefined {
  return resultData.safeParse(event.content['coop.althing.result']).data;
}

/** The message that opened a proposal, if it was heard. */
export function cardOf(watch: Watch, number: number): Heard | undefined {
  return watch.find(({ event }) => proposalIn(event)?.number === number);
}
