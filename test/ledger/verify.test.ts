import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Fact } from '../../src/governance/proposal/facts.ts';
import { verifyFacts, type StoredFact } from '../../src/ledger/verify.ts';
import { sealed } from '../support/ledger-file.ts';
import {
  ada,
  ben,
  carriedOut,
  closed,
  CLOSES,
  escalated,
  extended,
  made,
  opened,
  OPENS,
  revised,
  takenBack,
  tally,
  voted,
  withdrawn,
} from '../support/proposal-facts.ts';
import { Life, lives } from '../support/proposal-life.ts';
import { DAY } from '../support/times.ts';

function stored(...facts: readonly Fact[]): StoredFact[] {
  return sealed(facts).map(({ seq, body, hash }) => ({ seq, body, hash }));
}

function problemsOf(rows: readonly StoredFact[]): readonly string[] {
  return verifyFacts(rows).problems;
}

/** What is wrong although every hash was made anew. */
function problemsWith(...facts: readonly Fact[]): readonly string[] {
  return problemsOf(stored(...facts));
}

const passed = closed({
  outcome: 'passed',
  tally: tally({ agree: 1 }),
  requirements: [{ left: 1, right: 0, comparison: 'moreThan', applies: true, met: true }],
});
const whole = [made, opened, voted('$1', ada, 'agree'), passed];

test('a ledger that nobody touched is in order', () => {
  const rows = stored(...whole);
  expect(verifyFacts(rows)).toMatchObject({ facts: 4, closed: 1, head: rows.at(-1)?.hash, problems: [] });
});

test('an empty ledger is in order', () => {
  expect(verifyFacts([])).toMatchObject({ facts: 0, closed: 0, problems: [] });
});

test('whatever happened to a proposal, its ledger is in order', () => {
  fc.assert(
    fc.property(lives, (steps) => {
      const life = new Life(steps);
      life.end();
      expect(problemsWith(...life.facts)).toEqual([]);
    }),
  );
});

test('whichever character of a fact is altered, the fact is named', () => {
  fc.assert(
    fc.property(lives, fc.nat(), fc.nat(), fc.constantFrom('body', 'hash'), (steps, row, at, column) => {
      const rows = stored(...new Life(steps).facts);
      const index = row % rows.length;
      const altered = rows.map((each, place) =>
        place === index ? { ...each, [column]: changed(each[column], at) } : each,
      );
      const name = `fact ${String(index + 1)}: its text and its hash do not belong together`;
      expect(problemsOf(altered)).toContain(name);
    }),
  );
});

function changed(text: string, at: number): string {
  const index = at % text.length;
  return `${text.slice(0, index)}${text[index] === '0' ? '1' : '0'}${text.slice(index + 1)}`;
}

describe('a chain that was cut is told', () => {
  const rows = stored(...whole);

  it('where a fact is missing', () => {
    expect(problemsOf(rows.filter(({ seq }) => seq !== 3))).toContain(
      'fact 4: it follows fact 2; what was between is missing',
    );
  });

  it('where the first is missing', () => {
    expect(problemsOf(rows.slice(1))).toContain('fact 2: it follows fact 0; what was between is missing');
  });

  it('where two have changed places', () => {
    const [one, two, three, four] = rows;
    const swapped = [one, two, four && { ...four, seq: 3 }, three && { ...three, seq: 4 }];
    expect(problemsOf(swapped.filter((row) => row !== undefined))).toContain(
      'fact 3: it says that it is fact 4',
    );
  });
});

describe('even with new hashes, what does not follow by the rules is told', () => {
  const wrong = (seq: number, type: string) =>
    `fact ${String(seq)}: "${type}" of proposal 1 does not follow from the facts before it`;

  it('another outcome', () => {
    const facts = [made, opened, voted('$1', ada, 'agree'), { ...passed, outcome: 'not passed' } as const];
    expect(problemsWith(...facts)).toEqual([wrong(4, 'proposal closed')]);
  });

  it('another tally', () => {
    const facts = [made, opened, { ...passed, tally: tally({ agree: 2 }) }];
    expect(problemsWith(...facts)).toEqual([wrong(3, 'proposal closed')]);
  });

  it('a vote that was left out', () => {
    expect(problemsWith(made, opened, passed)).toEqual([wrong(3, 'proposal closed')]);
  });

  it('a late vote that is made to count', () => {
    const late = voted('$1', ada, 'agree', { castAt: CLOSES, at: CLOSES });
    expect(problemsWith(made, opened, late)).toEqual([wrong(3, 'vote cast')]);
  });

  it('a vote with a time after its receipt', () => {
    const vote = voted('$1', ada, 'agree', { castAt: CLOSES - 1 });
    expect(problemsWith(made, opened, vote)).toEqual([wrong(3, 'vote cast')]);
  });

  it('a closing that was moved forward', () => {
    expect(problemsWith(made, { ...opened, closesAt: CLOSES - 1 })).toEqual([wrong(2, 'proposal opened')]);
  });

  it('an end before its time', () => {
    expect(problemsWith(...whole.slice(0, 3), { ...passed, at: CLOSES - 1 })).toEqual([
      'fact 4: proposal 1 closes before its time',
    ]);
  });

  it('a vote after the end', () => {
    expect(problemsWith(...whole, voted('$2', ben, 'agree'))).toEqual([
      expect.stringMatching(/^fact 5: "vote cast" .*does not fit proposal 1, which is closed$/u),
    ]);
  });

  it('an extension that nobody could have made', () => {
    const facts: readonly Fact[] = [
      extended('$x', CLOSES, OPENS + 61 * DAY),
      { ...extended('$x'), from: CLOSES - 1 } as Fact,
      { ...extended('$x'), by: ben } as Fact,
      { ...extended('$x'), saidAt: CLOSES } as Fact,
    ];
    for (const fact of facts)
      expect(problemsWith(made, opened, fact)).toEqual([wrong(3, 'proposal extended')]);
    expect(problemsWith(made, opened, extended('$x'))).toEqual([]);
  });

  it('a text that was changed after others had voted', () => {
    expect(problemsWith(made, opened, revised('$x'))).toEqual([]);
    const vote = voted('$1', ben, 'agree');
    expect(problemsWith(made, opened, vote, revised('$x'))).toEqual([wrong(4, 'proposal revised')]);
    expect(problemsWith(made, opened, revised('$b'), revised('$a', 'Three'))).toEqual([
      wrong(4, 'proposal revised'),
    ]);
  });

  it('a proposal that was taken further as nobody could have', () => {
    expect(problemsWith(...whole, escalated('$x', { at: CLOSES }))).toEqual([]);
    expect(problemsWith(made, opened, escalated('$x', { ends: true }))).toEqual([]);
    expect(problemsWith(made, opened, escalated('$x'))).toEqual([wrong(3, 'proposal escalated')]);
    const byBen = { ...escalated('$x', { ends: true }), by: ben } as Fact;
    expect(problemsWith(made, opened, byBen)).toEqual([wrong(3, 'proposal escalated')]);
  });

  it('that something was done that had not passed', () => {
    expect(problemsWith(...whole, carriedOut('$x'))).toEqual([]);
    expect(problemsWith(made, opened, withdrawn('$w'), carriedOut('$x'))).toEqual([
      wrong(4, 'proposal carried out'),
    ]);
    expect(problemsWith(made, opened, carriedOut('$x', CLOSES - 1))).toEqual([
      wrong(3, 'proposal carried out'),
    ]);
  });

  it('a vote that was taken back and stands again', () => {
    const vote = voted('$1', ada, 'agree');
    expect(problemsWith(made, opened, vote, takenBack('$x', '$1'), vote)).not.toEqual([]);
  });
});

test.each([
  '',
  'null',
  '{}',
  '{"type":"vote cast"',
  '{"type":"something new","proposal":1,"cause":"$1","at":1}',
])('a text that is no fact is told: %j', (body) => {
  expect(problemsOf([...stored(made, opened), { seq: 3, body, hash: '' }])).toContainEqual(
    expect.stringMatching(/^fact 3: /u),
  );
});
