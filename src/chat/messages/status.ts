import { ballots, tallyOf } from '../../governance/proposal/ballots.ts';
import { verdictNow } from '../../governance/proposal/decide.ts';
import type { Made, Open, Proposal, Voting } from '../../governance/proposal/proposal.ts';
import type { Instant, MemberId } from '../../governance/terms.ts';
import type { RequirementResult } from '../../governance/verdict.ts';
import { messageLink, person } from '../people.ts';
import { requirementText, working } from '../requirement-words.ts';
import { lines, list, message, sentences, type Block, type Text } from '../text.ts';
import { moment, momentAndLeft } from '../times.ts';
import { commandLine, type Voice } from '../voice.ts';
import { blockLines, concernLines, withdrawnBlockLines } from './blocks.ts';
import { dividedLines } from './delegates.ts';
import { electorateText } from './electorate.ts';
import { afterwardsLines } from './follow-through.ts';
import { excerpt } from './excerpt.ts';
import { paidSoFar } from './money.ts';
import { outcomeWord } from './outcome-words.ts';
import { counts, titleOf } from './parts.ts';

const SHOWN = 10;

/** An open proposal with how many may vote on it today. */
export interface Standing {
  readonly proposal: Made | Open;
  readonly eligible: number;
}

/** The open proposals of one body. */
export function statusList(voice: Voice, bodyName: string, open: readonly Standing[], now: Instant): Text {
  const { say } = voice;
  if (open.length === 0) {
    const example = commandLine(voice, 'propose TITLE');
    return message(lines(say('status.none', { body: bodyName, example })));
  }
  const rest = open.length - SHOWN;
  return message(
    lines(say('status.heading', { count: open.length, body: bodyName })),
    list([
      ...open.slice(0, SHOWN).map((each) => statusLine(voice, each, now)),
      ...(rest > 0 ? [say('status.more', { count: rest, command: commandLine(voice, 'status') })] : []),
    ]),
  );
}

/** For a direct chat, when there is nothing to show. */
export function statusNowhere({ say }: Voice): Text {
  return message(lines(say('status.none anywhere')));
}

function statusLine({ say }: Voice, { proposal, eligible }: Standing, now: Instant): Text {
  const title = titleOf(say, proposal.terms);
  const { number } = proposal;
  if (proposal.status === 'made') return say('status.opening', { number, title });
  return say('status.line', {
    number,
    title,
    counts: counts(say, tallyOf(proposal)),
    closes: closes({ say }, proposal, now),
    wouldPass: sentences(...wouldPass({ say }, { proposal, eligible }, now)),
  });
}

/**
 * One proposal in full, open or closed.
 * @param alone who reads it in a direct chat: of others' ballots only the concerns are shown there, without names
 */
export function statusOfOne(
  voice: Voice,
  proposal: Proposal,
  eligible: number,
  now: Instant,
  alone?: MemberId,
): Text {
  const { say } = voice;
  const { number } = proposal;
  // Before that was laid down, it was whoever is in the room.
  const { electorate = { room: true } } = proposal.terms;
  const title = titleOf(say, proposal.terms);
  if (proposal.status === 'made') return message(lines(say('status.opening', { number, title })));
  const tally =
    proposal.status === 'closed' ? (proposal.count?.tally ?? tallyOf(proposal)) : tallyOf(proposal);
  const heading =
    proposal.status === 'closed'
      ? [
          say('status.closed', {
            number,
            title,
            outcome: outcomeWord(say, proposal.terms.rule, proposal.outcome),
          }),
          say('status.ended', {
            moment: moment(say, proposal.count === undefined ? proposal.closedAt : proposal.closesAt),
          }),
          ...(proposal.voided === undefined
            ? []
            : [
                say('status.voided', {
                  by: person(proposal.voided.by),
                  reason: excerpt(proposal.voided.reason),
                }),
              ]),
        ]
      : [
          say('proposal.heading', { number, title }),
          sentences(closes(voice, proposal, now), ...wouldPass(voice, { proposal, eligible }, now)),
        ];
  const count = proposal.status === 'closed' ? (proposal.count?.eligible ?? eligible) : eligible;
  return message(
    lines(
      ...heading,
      ...paidSoFar(voice, proposal),
      sentences(
        say('result.counts', { counts: counts(say, tally) }),
        ...(proposal.status === 'closed' ? [say('status.eligible then', { count })] : []),
      ),
      ...(proposal.status === 'open' ? [electorateText(say, electorate, eligible)] : []),
    ),
    ...(alone === undefined ? dividedLines(voice, proposal) : []),
    ...afterwards(voice, proposal),
    ...requirements(voice, proposal, eligible),
    ...(alone === undefined
      ? [...blockLines(voice, proposal, 'status.blocks'), ...withdrawnBlocks(voice, proposal)]
      : concernLines(voice, proposal, 'status.blocks')),
    ...excludedLines(voice, proposal, alone),
    ...latecomerLines(voice, proposal, alone),
    ...(proposal.status === 'open' && now < proposal.closesAt
      ? [lines(say('status.link', { link: messageLink(proposal.terms.room, proposal.card) }))]
      : []),
  );
}

export function closes({ say }: Pick<Voice, 'say'>, proposal: Open, now: Instant): Text {
  if (now >= proposal.closesAt) return say('status.counting', { closesAt: moment(say, proposal.closesAt) });
  return say('status.closes', { closesAt: momentAndLeft(say, proposal.closesAt, now) });
}

/** What would become of it if it closed now; nothing once it has ended. */
export function wouldPass(
  { say }: Pick<Voice, 'say'>,
  { proposal, eligible }: { proposal: Open; eligible: number },
  now: Instant,
): Text[] {
  if (now >= proposal.closesAt) return [];
  const { outcome } = verdictNow(proposal, eligible);
  return [say(outcome === 'passed' ? 'status.would pass' : 'status.would not pass')];
}

function requirements({ say }: Voice, proposal: Exclude<Proposal, Made>, eligible: number): Block[] {
  const results: readonly RequirementResult[] =
    proposal.status === 'open'
      ? verdictNow(proposal, eligible).requirements
      : (proposal.count?.requirements ?? []);
  if (results.length === 0) return [];
  const items = proposal.terms.rule.require.flatMap((requirement, index) => {
    const outcome = results[index];
    if (outcome === undefined) return [];
    const text = requirementText(say, requirement);
    return [say('result.requirement', { text, working: working(say, requirement, outcome) })];
  });
  const heading = proposal.status === 'closed' ? 'status.requirements then' : 'status.requirements';
  return [lines(say(heading)), list(items)];
}

function afterwards(voice: Voice, proposal: Proposal): Block[] {
  const after = afterwardsLines(voice, proposal);
  return after.length === 0 ? [] : [lines(...after)];
}

function withdrawnBlocks(voice: Voice, proposal: Voting): Block[] {
  const withdrawn = withdrawnBlockLines(voice, proposal);
  return withdrawn.length === 0 ? [] : [lines(...withdrawn)];
}

function excludedLines({ say }: Voice, proposal: Voting, alone: MemberId | undefined): Block[] {
  const items = ballots(proposal)
    .flatMap((ballot) => ballot.excluded)
    .filter(({ voter }) => alone === undefined || voter === alone)
    .slice(0, SHOWN)
    .flatMap(({ voter, choice, excluded }) =>
      excluded === undefined
        ? []
        : [
            say('excluded.line', {
              voter: person(voter),
              choice: say(`choice.${choice}`),
              why: say(`excluded.${excluded}`),
            }),
          ],
    );
  return items.length === 0 ? [] : [lines(say('status.excluded')), list(items)];
}

/** Votes that came too late through no fault of their voters. */
function latecomerLines(
  { say }: Voice,
  proposal: Exclude<Proposal, Made>,
  alone: MemberId | undefined,
): Block[] {
  if (proposal.status === 'open') return [];
  const shown = proposal.latecomers.filter(({ voter }) => alone === undefined || voter === alone);
  if (shown.length === 0) return [];
  const items = shown.slice(0, SHOWN).map(({ voter, choice, castAt }) =>
    say('status.latecomer', {
      voter: person(voter),
      choice: say(`choice.${choice}`),
      moment: moment(say, castAt),
    }),
  );
  return [lines(say('status.latecomers')), list(items)];
}
