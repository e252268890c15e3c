import { inject, onTestFinished } from 'vitest';

import { type Fault, type FaultyProxy, startFaultyProxy } from '../../../homeserver/faulty-proxy.ts';

export const EVERYTHING = /./u;
export const HTML = { 'content-type': 'text/html' };
export const MATRIX = { 'content-type': 'application/json' };

export function answers(status: number, headers: Readonly<Record<string, string>>, body: string): Fault {
  return { kind: 'answers', status, headers, body };
}

/** A proxy for one test, before the shared homeserver. */
export async function ownProxy(): Promise<FaultyProxy> {
  const proxy = await startFaultyProxy(inject('homeserver').baseUrl);
  onTestFinished(() => proxy.close());
  return proxy;
}
