import { describe, expect, it } from 'vitest';

import { tallyOf } from '../../../src/governance/proposal/ballots.ts';
import { extend } from '../../../src/governance/proposal/extend.ts';
import { evolve } from '../../../src/governance/proposal/evolve.ts';
import { eventId, type Instant, type MemberId } from '../../../src/governance/terms.ts';
import type { Extension } from '../../../src/governance/voting-period.ts';
import { given, type Deed } from '../../support/proposal-deeds.ts';
import {
  ada,
  ben,
  closed,
  CLOSES,
  DURING,
  extended,
  moved,
  OPENS,
  openWith,
  voted,
} from '../../support/proposal-facts.ts';
import { DAY, HOUR } from '../../support/times.ts';

const MINUTE = HOUR / 60;

function asksFor(wished: Extension, when: { by?: MemberId; sentAt?: Instant; at?: Instant } = {}): Deed {
  const { by = ada, sentAt = DURING, at = sentAt } = when;
  return (proposal) => {
    const decided = extend(proposal, by, wished, { event: eventId('$extend'), sentAt, at });
    if (typeof decided === 'string') return decided;
    return 'refused' in decided ? decided.refused : [decided];
  };
}

const byADay = asksFor({ kind: 'by', duration: DAY });

describe('an open proposal', () => {
  it('is extended by some time, and its period counts from the end before', () => {
    const later = given(openWith()).when(byADay).gives(extended('$extend'));
    expect(later).toMatchObject({ closesAt: CLOSES + DAY, opensAt: OPENS });
    expect(later).toMatchObject({ extensions: [{ by: ada, from: CLOSES, closesAt: CLOSES + DAY }] });
  });

  it('is extended until a moment', () => {
    const until = asksFor({ kind: 'until', instant: CLOSES + 1 });
    given(openWith())
      .when(until)
      .gives(extended('$extend', CLOSES, CLOSES + 1));
  });

  it('is extended again, from where it ends by then', () => {
    given(openWith(extended('$first')))
      .when(byADay)
      .gives(extended('$extend', CLOSES + DAY));
  });

  it('ends at a quarter of an hour after whole days, never earlier', () => {
    const moment = asksFor({ kind: 'until', instant: CLOSES + MINUTE });
    const at = given(openWith())
      .when(moment)
      .gives(extended('$extend', CLOSES, CLOSES + MINUTE));
    given(at)
      .when(byADay)
      .gives(extended('$extend', CLOSES + MINUTE, CLOSES + DAY + 15 * MINUTE));
  });

  it('is never made shorter', () => {
    for (const instant of [CLOSES, CLOSES - 1, OPENS]) {
      given(openWith())
        .when(asksFor({ kind: 'until', instant }))
        .isRefused('not later');
    }
    given(openWith())
      .when(asksFor({ kind: 'by', duration: 0 }))
      .isRefused('not later');
  });

  it('is open for exactly the maximum at most, counted from its opening', () => {
    const until = (instant: number) => asksFor({ kind: 'until', instant });
    given(openWith())
      .when(until(OPENS + 60 * DAY))
      .gives(extended('$extend', CLOSES, OPENS + 60 * DAY));
    given(openWith())
      .when(until(OPENS + 60 * DAY + 1))
      .isRefused('closes too late');
    given(openWith(extended('$first')))
      .when(asksFor({ kind: 'by', duration: 54 * DAY }))
      .isRefused('closes too late');
  });

  it('is extended by nobody but its proposer', () => {
    given(openWith())
      .when(asksFor({ kind: 'by', duration: DAY }, { by: ben }))
      .isRefused('not the proposer');
  });

  it('is extended up to its end by the time of the message, also if that is heard a little later', () => {
    const wished = { kind: 'by', duration: DAY } as const;
    given(openWith())
      .when(asksFor(wished, { sentAt: CLOSES }))
      .isRefused('voting is over');
    const heard = { at: CLOSES + MINUTE, saidAt: CLOSES - 1 };
    given(openWith())
      .when(asksFor(wished, { sentAt: CLOSES - 1, at: CLOSES + MINUTE }))
      .gives({ ...extended('$extend'), ...heard });
  });

  it('counts a vote that would have been late, once its end is later', () => {
    const late = openWith(voted('$vote', ben, 'agree', { castAt: CLOSES, excluded: 'late' }));
    const later = evolve(late, extended('$extend'));
    expect(later.status === 'open' && tallyOf(later)).toMatchObject({ agree: 1, notCounted: 0 });
  });

  it('is extended after it has moved with its room', () => {
    given(openWith(moved('$new-card')))
      .when(byADay)
      .gives(extended('$extend', CLOSES + HOUR));
  });
});

it('a closed proposal is not extended', () => {
  given(evolve(openWith(), closed())).when(byADay).isRefused('closed');
});
