import type { EventId } from '../../../src/governance/terms.ts';
import { RECORD_FIELD } from '../../../src/ledger/record/published.ts';
import type { World } from './world.ts';

/** A published record follows from the facts; its hashes are over ids that differ. */
const withoutRecord = (key: string, value: unknown): unknown => (key === RECORD_FIELD ? undefined : value);

/**
 * What came of a story, in words that are the same whenever it is told: which event a homeserver gives which id
 * depends on when the bot speaks between the members. Facts are in their order, proposal by proposal.
 */
export function whatCame({ minutes, homeserver }: World, deeds: readonly EventId[]) {
  const names = new Map<string, string>(deeds.map((event, index) => [event, `deed ${index}`]));
  const name = (id: string): string => {
    const known = names.get(id);
    if (known !== undefined) return known;
    const said = homeserver.said.find(({ event }) => event === id);
    return said === undefined ? id : `<${inWords(said.outgoing.key)}>`;
  };
  const inWords = (text: string): string => text.replaceAll(/\$event-\d+/gu, name);
  const plain = (value: unknown): string =>
    inWords(JSON.stringify(value, withoutRecord)).replaceAll(/[0-9a-f]{16,}/gu, '#');

  const facts = Map.groupBy(minutes.facts(), (fact) => fact.proposal);
  return {
    facts: [...facts].toSorted(([a], [b]) => a - b).map(([number, its]) => [number, ...its.map(plain)]),
    said: homeserver.said.map(({ outgoing }) => plain(outgoing)).toSorted(),
  };
}
