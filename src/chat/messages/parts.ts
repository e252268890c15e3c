import type { Terms } from '../../governance/proposal/facts.ts';
import type { Tally } from '../../governance/tally.ts';
import type { Authority, MemberId } from '../../governance/terms.ts';
import type { Say } from '../catalogue/catalogue.ts';
import { person } from '../people.ts';
import { enumerated } from '../requirement-words.ts';
import type { Text } from '../text.ts';

/** "URGENT: Buy a new disk": labels are part of how a proposal is called (R2). */
export function titleOf(say: Say, { title, labels }: Pick<Terms, 'title' | 'labels'>): Text {
  if (labels.length === 0) return verbatim(say, title);
  return say('proposal.labelled', { labels: labels.join(' '), title });
}

function verbatim(say: Say, title: string): Text {
  return say('verbatim', { text: title });
}

/** "Agree 3, Disagree 1, Abstain 0, Block 0". */
export function counts(say: Say, { agree, disagree, abstain, block }: Tally): Text {
  return say('counts', { agree, disagree, abstain, block });
}

const NAMED = 5;

/** The first few by name, and how many more. */
export function namesOf(say: Say, members: readonly MemberId[]): Text {
  const named = members.slice(0, NAMED).map((member) => person(member));
  const rest = members.length - named.length;
  return enumerated(say, 'list.and', rest > 0 ? [...named, say('list.more', { count: rest })] : named);
}

/** Whether a body's decisions bind, and whom (R6). */
export function authorityText(
  say: Say,
  kind: 'result' | 'rules',
  body: { readonly authority: Authority; readonly bodyName: string; readonly binds?: string },
): Text {
  return say(`${kind}.${body.authority}`, { body: body.bodyName, binds: body.binds ?? body.bodyName });
}
