import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { Meter } from './meter.ts';
import type { Vitals } from './pulse.ts';

/** For Prometheus, in its text format. Labels are kinds of things, never people, rooms or texts. */
export class Metrics {
  readonly contentType = Registry.PROMETHEUS_CONTENT_TYPE;
  readonly meter: Meter;
  readonly #registry = new Registry();
  readonly #ofProcess = processMetrics();
  readonly #show: (vitals: Vitals, isWell: boolean) => void;

  constructor() {
    this.meter = meterIn(this.#registry);
    this.#show = gaugesIn(this.#registry);
  }

  async page(vitals: Vitals, isWell: boolean): Promise<string> {
    this.#show(vitals, isWell);
    return Registry.merge([this.#ofProcess, this.#registry]).metrics();
  }
}

let ofProcess: Registry | undefined;

/** They are the process's, which may end one bot and begin another: their observers are never let go of again. */
function processMetrics(): Registry {
  if (ofProcess === undefined) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}

function meterIn(registry: Registry): Meter {
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: `althing_${name}_total`, help, labelNames, registers });
  const batches = counter('batches', 'Answers to /sync that were taken in.');
  const events = counter('events', 'Room events heard, by kind.', 'kind');
  const facts = counter('facts', 'Facts committed to the ledger.');
  const closings = counter('closings', 'Proposals closed at their end.');
  const sent = counter('messages_sent', 'Messages that the homeserver took, by kind.', 'kind');
  const failures = counter('send_failures', 'Tries to send that failed.', 'kind', 'outcome');
  const dropped = counter('dropped_events', 'Events dropped because they lack the form of Matrix.');
  const commits = new Histogram({
    name: 'althing_commit_duration_seconds',
    help: 'How long it took to commit.',
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  });
  return {
    batch: (kinds) => {
      batches.inc();
      for (const [kind, count] of counted(kinds)) events.inc({ kind }, count);
    },
    committed: (all, took) => {
      facts.inc(all.facts);
      closings.inc(all.closings);
      commits.observe(took / 1000);
    },
    sent: (kind) => {
      sent.inc({ kind });
    },
    delayed: (kind) => {
      failures.inc({ kind, outcome: 'delayed' });
    },
    rejected: (kind) => {
      failures.inc({ kind, outcome: 'rejected' });
    },
    dropped: (count) => {
      dropped.inc(count);
    },
  };
}

function counted(kinds: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

function gaugesIn(registry: Registry): (vitals: Vitals, isWell: boolean) => void {
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `althing_${name}`, help, registers: [registry] });
  const well = gauge('well', '1 when nothing is wrong (see /healthz), else 0.');
  const sync = gauge('last_sync_age_seconds', 'Since the homeserver was heard; NaN before the first time.');
  const outbox = gauge('outbox_messages', 'Messages that wait to be sent.');
  const oldest = gauge('outbox_oldest_age_seconds', 'How long the oldest message for a room has waited.');
  const open = gauge('open_proposals', 'Proposals that are not closed.');
  const overdue = gauge('oldest_overdue_closing_seconds', 'How long ago a proposal should have closed.');
  return (vitals, isWell) => {
    well.set(isWell ? 1 : 0);
    sync.set((vitals.heard ?? NaN) / 1000);
    outbox.set(vitals.outbox);
    oldest.set((vitals.oldestWaiting ?? 0) / 1000);
    open.set(vitals.open);
    overdue.set((vitals.overdue ?? 0) / 1000);
  };
}
