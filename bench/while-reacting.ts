import { here } from './here.ts';
import { HelperProcess } from './helper-process.ts';
import type { Measured } from './measured.ts';
import type { World } from './world/world.ts';

/** So many reactions of this world, so many in an answer. */
export interface Reactions {
  readonly world: World;
  readonly reactions: number;
  readonly batch: number;
  /** The number of the first; 0 without. */
  readonly from?: number;
  /** So many more after them, whose cost is told apart: by then the program has warmed up. 0 without. */
  readonly more?: number;
}

export interface Run {
  /** Of CPU, for each reaction. */
  readonly microseconds: number;
  readonly seconds: number;
  /** Of CPU, for each of those after. */
  readonly warm?: number;
}

const MICROSECONDS = 1e6;

/** What a client takes to hear all of them from a stub, once it asks. */
export async function whileReacting(
  reactions: Reactions,
  start: (address: string) => Measured,
): Promise<Run> {
  const stub = new HelperProcess(here('stub/ingest.ts'), reactions);
  try {
    const { address } = await stub.hears<{ address: string }>('ready');
    const client = start(address);
    try {
      await client.whileAlive(stub.hears('begun'));
      const from = client.cpu();
      const { milliseconds } = await client.whileAlive(stub.hears<{ milliseconds: number }>('ended'));
      const until = client.cpu();
      const microseconds = ((until - from) * MICROSECONDS) / reactions.reactions;
      const run = { microseconds, seconds: milliseconds / 1000 };
      const { more = 0 } = reactions;
      if (more === 0) return run;
      await client.whileAlive(stub.hears('more ended'));
      return { ...run, warm: ((client.cpu() - until) * MICROSECONDS) / more };
    } finally {
      await client.end();
    }
  } finally {
    await stub.end();
  }
}
