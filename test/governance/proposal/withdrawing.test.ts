import { expect, it } from 'vitest';
import { statusOf } from '../../../src/governance/proposal/proposal.ts';
import { given, reacts, withdraws } from '../../support/proposal-deeds.ts';
import { ada, ben, CLOSES, DURING, openWith, voted, withdrawn } from '../../support/proposal-facts.ts';
import { HOUR } from '../../support/times.ts';

it('its proposer can withdraw an open proposal, which ends without a count', () => {
  const proposal = given(openWith(voted('$1', ben, 'agree')))
    .when(withdraws('$x', ada))
    .gives(withdrawn('$x'));
  expect(statusOf(proposal)).toBe('withdrawn');
  expect(proposal).toMatchObject({ status: 'closed', closedAt: DURING });
  expect(proposal).not.toHaveProperty('count');
});

it('nobody else can', () => {
  given(openWith()).when(withdraws('$x', ben)).isRefused('not the proposer');
});

it('nobody can once voting is over, though it is not closed yet', () => {
  given(openWith())
    .when(withdraws('$x', ada, { sentAt: CLOSES }))
    .isRefused('voting is over');
});

it('what was sent in time is in time, though it is received later', () => {
  const late = { sentAt: CLOSES - 1, at: CLOSES + HOUR };
  given(openWith())
    .when(withdraws('$x', ada, late))
    .gives({ ...withdrawn('$x'), at: CLOSES + HOUR });
});

it('after that it takes no votes and cannot be withdrawn again', () => {
  const proposal = given(openWith()).when(withdraws('$x', ada)).gives(withdrawn('$x'));
  given(proposal)
    .when(reacts('$1', ben, 'agree'))
    .isRefused('closed');
  given(proposal).when(withdraws('$y', ada)).isRefused('closed');
});
