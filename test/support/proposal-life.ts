import fc from 'fast-check';
import { castVote, close, giveReason, remove } from '../../src/governance/proposal/decide.ts';
import { evolve } from '../../src/governance/proposal/evolve.ts';
import type { Fact } from '../../src/governance/proposal/facts.ts';
import type { Open, Proposal } from '../../src/governance/proposal/proposal.ts';
import type { Rule } from '../../src/governance/rule.ts';
import {
  CHOICES,
  eventId,
  memberId,
  type Choice,
  type Instant,
  type MemberId,
} from '../../src/governance/terms.ts';
import { CLOSES, made, moderator, opened, OPENS, simpleMajority, terms } from './proposal-facts.ts';
import { Model } from './proposal-model.ts';
import { DAY, HOUR } from './times.ts';

/** R3, and R4 with 2 in the place of 9, so that a few members can reach it. */
const rule: Rule = {
  ...simpleMajority,
  require: [
    ...simpleMajority.require,
    {
      when: 'block',
      votes: ['agree'],
      comparison: 'atLeast',
      ratio: { numerator: 2, denominator: 1 },
      times: ['disagree', 'block'],
    },
  ],
};

interface Sent {
  readonly sentAt: Instant;
  readonly at: Instant;
}

interface Vote extends Sent {
  readonly does: 'vote';
  readonly voter: MemberId;
  readonly choice: Choice;
  readonly via: 'reaction' | 'words';
  readonly eligible: boolean;
}

interface Explanation extends Sent {
  readonly does: 'explain';
  readonly voter: MemberId;
}

/** `which` of the events before it. */
interface Removal extends Sent {
  readonly does: 'take back' | 'hide';
  readonly which: number;
}

interface Repetition extends Sent {
  readonly does: 'repeat';
  readonly which: number;
}

type Happening = Vote | Explanation | Removal;
export type Step = Happening | Repetition;

const voter = fc.constantFrom(...['@ada', '@ben', '@cleo', '@dora'].map(memberId));

/** Around the end more often than not, where the edges are; the clocks of servers are ahead or behind. */
const instant = fc.oneof(
  fc.integer({ min: OPENS, max: CLOSES + DAY }),
  fc.integer({ min: CLOSES - 2, max: CLOSES + 2 }),
  fc.constantFrom(OPENS + DAY, OPENS + DAY + 1),
);
const sent = { sentAt: instant, at: instant };

const votes: fc.Arbitrary<Step> = fc.record({
  ...sent,
  does: fc.constant('vote'),
  voter,
  choice: fc.constantFrom('agree', ...CHOICES),
  via: fc.constantFrom('reaction', 'words'),
  eligible: fc.constantFrom(true, true, true, true, false),
});
const explanations: fc.Arbitrary<Step> = fc.record({ ...sent, does: fc.constant('explain'), voter });
const others: fc.Arbitrary<Step> = fc.record({
  ...sent,
  does: fc.constantFrom('take back', 'hide', 'repeat'),
  which: fc.nat(25),
});

export const lives: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: votes },
    { weight: 3, arbitrary: others },
    { weight: 1, arbitrary: explanations },
  ),
  { maxLength: 30 },
);

/** A proposal that goes through what happens by the doors of production, with the model beside it. */
export class Life {
  readonly facts: Fact[] = [];
  readonly model = new Model();
  readonly #heard: { readonly event: string; readonly happening: Happening }[] = [];
  #proposal: Proposal | undefined;

  constructor(steps: readonly Step[] = []) {
    this.#record({ ...made, terms: { ...terms, rule } }, opened);
    for (const step of steps) this.live(step);
  }

  live(step: Step): void {
    if (step.does !== 'repeat') {
      const event = `$${String(this.#heard.length)}`;
      this.#heard.push({ event, happening: step });
      this.#hear(event, step);
      return;
    }
    const earlier = this.#heard[step.which];
    if (earlier === undefined) return;
    // The homeserver gives the same event once more: only the receipt is another.
    this.#hear(earlier.event, { ...earlier.happening, at: earlier.happening.at + HOUR });
  }

  get proposal(): Proposal | undefined {
    return this.#proposal;
  }

  get open(): Open {
    if (this.#proposal?.status !== 'open') throw new Error('it is open until the end');
    return this.#proposal;
  }

  end(): Fact {
    const fact = close(this.open, 4, CLOSES);
    this.#record(fact);
    return fact;
  }

  #hear(id: string, happening: Happening): void {
    const { sentAt, at } = happening;
    const occurrence = { event: eventId(id), sentAt, at };
    switch (happening.does) {
      case 'vote': {
        const facts = castVote(this.open, { ...happening, ...occurrence, delayed: false });
        if (typeof facts === 'string') throw new Error(facts);
        this.#record(...facts);
        this.model.vote(id, happening);
        return;
      }
      case 'explain': {
        const { voter } = happening;
        this.#record(...giveReason(this.open, { ...occurrence, voter, reason: `because ${id}` }));
        return;
      }
      case 'take back':
      case 'hide': {
        const target = this.#heard[happening.which];
        if (target === undefined || !('voter' in target.happening)) return;
        const by = happening.does === 'hide' ? moderator : target.happening.voter;
        this.#record(...remove(this.open, { ...occurrence, removed: eventId(target.event), by }));
        if (happening.does === 'take back') this.model.takeBack(target.event, happening);
      }
    }
  }

  #record(...facts: readonly Fact[]): void {
    for (const fact of facts) {
      this.facts.push(fact);
      this.#proposal = evolve(this.#proposal, fact);
    }
  }
}
