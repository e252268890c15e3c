import { expect, it } from 'vitest';
import { make, open } from '../../../src/governance/proposal/decide.ts';
import { evolve } from '../../../src/governance/proposal/evolve.ts';
import type { Made } from '../../../src/governance/proposal/proposal.ts';
import { eventId, proposalNumber, type Instant } from '../../../src/governance/terms.ts';
import type { Closing } from '../../../src/governance/voting-period.ts';
import { reacts, given, withdraws } from '../../support/proposal-deeds.ts';
import { ada, CLOSES, made, opened, OPENS, terms } from '../../support/proposal-facts.ts';
import { DAY, HOUR, MINUTE } from '../../support/times.ts';

const waiting = evolve(undefined, made);

function madeWith(closing: Closing): Made {
  const proposal = evolve(undefined, { ...made, terms: { ...terms, closing } });
  if (proposal.status !== 'made') throw new Error('it is only made');
  return proposal;
}

function cardAt(sentAt: Instant, at = sentAt) {
  return { event: eventId('$card'), sentAt, at };
}

it('a proposal is made with its terms, rule included, and waits for its card', () => {
  const proposing = { event: eventId('$propose'), sentAt: OPENS - HOUR, at: OPENS };
  expect(make(proposalNumber(1), terms, proposing)).toEqual(made);
  expect(waiting).toEqual({
    status: 'made',
    number: 1,
    terms,
    madeBy: '$propose',
    plannedFor: OPENS,
  });
});

it('the opening that its card is written for can be later than the command', () => {
  const proposing = { event: eventId('$propose'), sentAt: OPENS, at: OPENS };
  expect(make(proposalNumber(1), terms, proposing, OPENS + MINUTE)).toEqual({
    ...made,
    plannedFor: OPENS + MINUTE,
  });
});

it('it opens when its card is in the room', () => {
  const proposal = madeWith(terms.closing);
  expect(open(proposal, cardAt(OPENS))).toEqual(opened);
  expect(evolve(proposal, opened)).toMatchObject({ status: 'open', opensAt: OPENS, closesAt: CLOSES });
});

it('its period counts from the time of the card, not from when the bot hears of it', () => {
  const fact = open(madeWith(terms.closing), cardAt(OPENS + 20 * MINUTE, OPENS + DAY));
  expect(fact).toMatchObject({
    at: OPENS + DAY,
    opensAt: OPENS + 20 * MINUTE,
    closesAt: CLOSES + 30 * MINUTE,
  });
});

it('a named closing moves when the card was held up', () => {
  const fact = open(madeWith({ kind: 'at', instant: CLOSES + DAY }), cardAt(OPENS + HOUR));
  expect(fact).toMatchObject({ closesAt: CLOSES + DAY + HOUR });
});

it('nobody votes before it is open', () => {
  given(waiting)
    .when(reacts('$1', ada, 'agree'))
    .isRefused('not open yet');
});

it('nobody withdraws it before it is open', () => {
  given(waiting).when(withdraws('$1', ada)).isRefused('not open yet');
});
