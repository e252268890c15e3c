import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ClientApi, v3 } from './client-api.ts';
import { freePort } from './free-port.ts';
import { Gate } from './gate.ts';
import { type Synapse, startSynapse } from './synapse.ts';

/** Two homeservers that federate with each other, and with nobody else. */
export interface Federation {
  readonly home: Synapse;
  readonly away: Synapse;
  /** Neither hears the other any more, while both go on for their own members. */
  part(): Promise<void>;
  heal(): Promise<void>;
  /** Sends an event from the other server in a member's name, dated as one likes. */
  forge(forgery: Forgery): Promise<string>;
  stop(): Promise<void>;
}

export interface Forgery {
  readonly room: string;
  readonly sender: string;
  readonly type: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly sentAt: number;
}

const eventAnswer = z.object({ event_id: z.string() });

export async function startFederation(): Promise<Federation> {
  const [home, away] = await Promise.all([startServer(), startServer()]);
  const gates = [home.gate, away.gate];
  const forger = new ClientApi(away.synapse.baseUrl, away.forgerToken);
  return {
    home: home.synapse,
    away: away.synapse,
    async part() {
      for (const gate of gates) await gate.shut();
    },
    async heal() {
      for (const gate of gates) await gate.open();
    },
    async forge({ room, sender, type, content, sentAt }) {
      const sending = v3`/rooms/${room}/send/${type}/${randomUUID()}`;
      const query = { user_id: sender, ts: sentAt };
      return eventAnswer.parse(await forger.request('PUT', sending, { query, body: content })).event_id;
    },
    async stop() {
      for (const gate of gates) await gate.shut();
      await Promise.all([home.synapse.stop(), away.synapse.stop()]);
    },
  };
}

interface Server {
  readonly synapse: Synapse;
  readonly gate: Gate;
  readonly forgerToken: string;
}

/** Others reach it through a gate, at the port that its name says. */
async function startServer(): Promise<Server> {
  const [announced, port] = [await freePort(), await freePort()];
  const gate = new Gate(announced, port);
  await gate.open();
  const forgerToken = randomBytes(16).toString('hex');
  const synapse = await startSynapse({
    rateLimits: 'none',
    serverName: `localhost:${announced}`,
    federation: { port, forgerToken },
  });
  return { synapse, gate, forgerToken };
}
