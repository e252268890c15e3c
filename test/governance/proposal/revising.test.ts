import { describe, expect, it } from 'vitest';

import { evolve } from '../../../src/governance/proposal/evolve.ts';
import type { Fact, Wording } from '../../../src/governance/proposal/facts.ts';
import { revise } from '../../../src/governance/proposal/revise.ts';
import { eventId } from '../../../src/governance/terms.ts';
import { given, type Deed } from '../../support/proposal-deeds.ts';
import {
  ada,
  ben,
  closed,
  CLOSES,
  DURING,
  made,
  moved,
  opened,
  openWith,
  takenBack,
  voted,
} from '../../support/proposal-facts.ts';

const wording: Wording = { title: 'Two benches', fields: { Justification: 'sore feet' }, details: 'Oak.' };

function edits(event: string, { by = ada, saidAt = DURING, text = wording } = {}): Deed {
  return (proposal) =>
    revise(proposal, { event: eventId(event), at: saidAt, sentAt: saidAt, by, wording: text });
}

function revisedBy(cause: string, saidAt = DURING): Fact {
  return { type: 'proposal revised', proposal: made.proposal, cause, at: saidAt, saidAt, wording };
}

describe('its proposer’s edit changes the text of a proposal', () => {
  it('that is open, and nothing else of its terms', () => {
    const { terms } = given(openWith()).when(edits('$edit')).gives(revisedBy('$edit'));
    expect(terms).toStrictEqual({ ...made.terms, ...wording });
  });

  it('whose card is on its way, and stays changed when that comes', () => {
    const changed = given(evolve(undefined, made)).when(edits('$edit')).gives(revisedBy('$edit'));
    expect(evolve(changed, opened)).toMatchObject({ terms: wording, revision: { edit: '$edit' } });
  });

  it('on which only the proposer has voted', () => {
    given(openWith(voted('$1', ada, 'agree')))
      .when(edits('$edit'))
      .gives(revisedBy('$edit'));
  });
});

describe('the text stands', () => {
  it('once somebody else has voted, whatever became of the vote', () => {
    const vote = voted('$1', ben, 'agree');
    for (const facts of [[vote], [vote, takenBack('$2', '$1')], [vote, moved('$new-card')]]) {
      given(openWith(...facts))
        .when(edits('$edit'))
        .isRefused('others have voted');
    }
    const notEligible = openWith({ ...vote, excluded: 'not eligible' });
    given(notEligible).when(edits('$edit')).isRefused('others have voted');
  });

  it('at the end of voting and afterwards', () => {
    given(openWith())
      .when(edits('$edit', { saidAt: CLOSES }))
      .isRefused('voting is over');
    given(evolve(openWith(), closed()))
      .when(edits('$edit', { saidAt: CLOSES }))
      .isRefused('closed');
  });

  it('whatever others edit', () => {
    given(openWith())
      .when(edits('$edit', { by: ben }))
      .changesNothing();
  });

  it('when it is the same', () => {
    given(openWith())
      .when(edits('$edit', { text: made.terms }))
      .changesNothing();
  });

  it('when a newer edit is known', () => {
    const newer = openWith(revisedBy('$b'));
    const other = { ...wording, title: 'Three benches' };
    for (const [event, saidAt] of [
      ['$a', DURING],
      ['$b', DURING],
      ['$c', DURING - 1],
    ] as const) {
      given(newer)
        .when(edits(event, { saidAt, text: other }))
        .changesNothing();
    }
  });
});
