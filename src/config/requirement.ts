import { z } from 'zod';
import { COMPARISONS, EXTRA_BASES, type Requirement } from '../governance/rule.ts';
import { CHOICES } from '../governance/terms.ts';
import { ratioSchema } from './ratio.ts';
import { listOfDifferent, oneOf } from './schema.ts';
import { exactlyOneOf, section, whenSection } from './section.ts';

const choice = oneOf(CHOICES, 'a choice');
const base = oneOf([...CHOICES, ...EXTRA_BASES], 'a choice or a count of members');
const ratio = ratioSchema.exactOptional();

/** One inequality, such as `{ when: block, votes: [agree], atLeast: 9, times: [disagree, block] }` (R4). */
export const requirementSchema = section({
  when: choice.exactOptional(),
  votes: listOfDifferent(choice, 'choices, such as [agree]'),
  moreThan: ratio,
  atLeast: ratio,
  atMost: ratio,
  times: listOfDifferent(base, 'choices or counts of members, such as [disagree, block]').exactOptional(),
})
  .superRefine(exactlyOneOf(COMPARISONS), whenSection)
  .transform(({ when, votes, times, ...ratios }): Requirement => {
    for (const comparison of COMPARISONS) {
      const given = ratios[comparison];
      if (given !== undefined)
        return { ...(when && { when }), votes, comparison, ratio: given, ...(times && { times }) };
    }
    return z.NEVER; // refused above
  });
