import { reviewAt } from '../../governance/review.ts';
import type { Terms } from '../../governance/proposal/facts.ts';
import type { Closed, Proposal, Voting } from '../../governance/proposal/proposal.ts';
import type { Instant } from '../../governance/terms.ts';
import { readLinks, webLink } from '../links.ts';
import { messageLink, person } from '../people.ts';
import { stewardAccount, stewardText } from '../steward-field.ts';
import { joined, lines, message, type Text } from '../text.ts';
import { moment } from '../times.ts';
import { commandLine, type Voice } from '../voice.ts';
import { excerpt } from './excerpt.ts';
import { titleOf } from './parts.ts';

/** On the card: what was before it, who sees it through, and when it is looked at again. */
export function lifeLines({ say }: Voice, terms: Terms, closesAt: Instant): Text[] {
  const { Discussed: discussed, Steward: steward } = terms.fields;
  const { review } = terms;
  const read = discussed === undefined ? undefined : readLinks(discussed);
  const links = read !== undefined && 'links' in read ? read.links : [];
  return [
    ...(links.length === 0
      ? []
      : [
          say('card.discussed', {
            links: joined(
              links.map((link) => webLink(link)),
              ', ',
            ),
          }),
        ]),
    ...(steward === undefined ? [] : [say('card.steward', { steward: stewardText(steward) })]),
    ...(review === undefined ? [] : [say('card.review', { date: moment(say, reviewAt(review, closesAt)) })]),
  ];
}

/** In the result of what has passed: whoever is named is asked by it. */
export function stewardLines(voice: Voice, { number, terms, outcome }: Closed): Text[] {
  const { Steward: steward } = terms.fields;
  if (steward === undefined || outcome !== 'passed') return [];
  const line = commandLine(voice, `done ${String(number)}`);
  return [voice.say('result.steward', { steward: stewardText(steward), line })];
}

/** Who is to read the result beside its proposer. */
export function stewardOf({ terms, outcome }: Closed): ReturnType<typeof stewardAccount> {
  const { Steward: steward } = terms.fields;
  return steward === undefined || outcome !== 'passed' ? undefined : stewardAccount(steward);
}

/** What became of it, for the status. */
export function afterwardsLines(voice: Voice, proposal: Proposal): Text[] {
  if (proposal.status !== 'closed') return [];
  const { say } = voice;
  const { carriedOut, terms, escalated } = proposal;
  const { Steward: steward } = terms.fields;
  if (escalated !== undefined) {
    return [say('status.escalated', { to: escalated.to, body: escalated.toName })];
  }
  if (carriedOut !== undefined) {
    const { by, at, note } = carriedOut;
    const said = { by: person(by), moment: moment(say, at) };
    return [
      note === undefined
        ? say('status.done', said)
        : say('status.done with note', { ...said, note: excerpt(note) }),
    ];
  }
  if (steward === undefined || proposal.outcome !== 'passed') return [];
  return [say('card.steward', { steward: stewardText(steward) })];
}

/** In the thread, once somebody has said so. */
export function done({ say }: Voice, { number, terms, carriedOut }: Voting): Text {
  if (carriedOut === undefined) throw new Error(`nobody said that proposal ${String(number)} is done`);
  const { by, note } = carriedOut;
  const said = { by: person(by), number, title: titleOf(say, terms) };
  return message(
    lines(note === undefined ? say('done.thread', said) : say('done.thread with note', { ...said, note })),
  );
}

/** In the room, on the day that was set when it was proposed. */
export function reviewDue(voice: Voice, { number, terms, closesAt, card }: Closed, dueAt: Instant): Text {
  const { say } = voice;
  const line = commandLine(voice, `propose ${terms.labels.join(' ')} TITLE`.replace(/\s+/gu, ' '));
  return message(
    lines(
      say('review.due', {
        number,
        title: titleOf(say, terms),
        decided: moment(say, closesAt),
        due: moment(say, dueAt),
      }),
      say('review.link', { link: messageLink(terms.room, card) }),
      say('review.propose', { line }),
    ),
  );
}
