import { expect, it } from 'vitest';
import { ballotOfVoter } from '../../../src/governance/proposal/ballots.ts';
import { given, reacts } from '../../support/proposal-deeds.ts';
import { ada, CLOSES, DURING, openWith, voted } from '../../support/proposal-facts.ts';
import { DAY, HOUR } from '../../support/times.ts';

it('a vote keeps both its times: when it was cast and when it was received', () => {
  const proposal = given(openWith())
    .when(reacts('$1', ada, 'agree', { sentAt: DURING, at: DURING + HOUR }))
    .gives(voted('$1', ada, 'agree', { castAt: DURING, at: DURING + HOUR }));
  if (proposal.status === 'made') throw new Error('it is open');
  expect(ballotOfVoter(proposal, ada)?.counts).toMatchObject({ castAt: DURING, at: DURING + HOUR });
});

it('a timestamp in the future is taken as the time of receipt', () => {
  given(openWith())
    .when(reacts('$1', ada, 'agree', { sentAt: DURING + DAY, at: DURING }))
    .gives(voted('$1', ada, 'agree', { castAt: DURING }));
});

it('a server whose clock is far ahead does not make its members late', () => {
  given(openWith())
    .when(reacts('$1', ada, 'agree', { sentAt: CLOSES + DAY, at: CLOSES - 1 }))
    .gives(voted('$1', ada, 'agree', { castAt: CLOSES - 1, at: CLOSES - 1 }));
});

it('a vote from after the end is late, though the bot’s own clock is a little behind', () => {
  given(openWith())
    .when(reacts('$1', ada, 'agree', { sentAt: CLOSES, at: CLOSES - 3000 }))
    .gives(voted('$1', ada, 'agree', { castAt: CLOSES, at: CLOSES - 3000, excluded: 'late' }));
});

it('a vote that was sent in time counts, though it is received after the end', () => {
  given(openWith())
    .when(reacts('$1', ada, 'agree', { sentAt: CLOSES - 1, at: CLOSES + HOUR }))
    .gives(voted('$1', ada, 'agree', { castAt: CLOSES - 1, at: CLOSES + HOUR }));
});

it('a vote that came long after its timestamp counts and is marked', () => {
  const proposal = given(openWith())
    .when(reacts('$1', ada, 'agree', { delayed: true }))
    .gives(voted('$1', ada, 'agree', { delayed: true }));
  if (proposal.status === 'made') throw new Error('it is open');
  expect(ballotOfVoter(proposal, ada)?.counts).toMatchObject({ choice: 'agree', delayed: true });
});
