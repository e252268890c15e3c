import { ballotOf, ballots, type Ballot } from '../../governance/proposal/ballots.ts';
import type { Vote, Voting } from '../../governance/proposal/proposal.ts';
import type { SeatId } from '../../governance/terms.ts';
import { person } from '../people.ts';
import { lines, list, message, type Text } from '../text.ts';
import { moment } from '../times.ts';
import { commandLine, type Voice } from '../voice.ts';
import { divided, seatText } from './delegates.ts';
import { excerpt } from './excerpt.ts';
import { titleOf } from './parts.ts';
import { whyIneligible } from './ineligible.ts';

/** So that the longest names and reasons still fit into one event. */
const SHOWN = 25;

/** Who voted what, with reasons and times. */
export function ballotList({ say }: Voice, proposal: Voting): Text {
  const { number } = proposal;
  const title = titleOf(say, proposal.terms);
  const counting = ballots(proposal).filter((ballot) => ballot.counts !== undefined);
  if (counting.length === 0) return message(lines(say('ballots.none', { number, title })));
  const rest = counting.length - SHOWN;
  return message(
    lines(say('ballots.heading', { count: counting.length, number, title })),
    list([
      ...counting.slice(0, SHOWN).map((ballot) => ballotLine({ say }, ballot)),
      ...(rest > 0 ? [say('ballots.more', { count: rest })] : []),
    ]),
  );
}

function ballotLine({ say }: Pick<Voice, 'say'>, ballot: Ballot): Text {
  const { voter, counts, reason } = ballot;
  if (counts === undefined) throw new Error(`${voter} has no ballot that counts`);
  const parameters = {
    voter: seatText({ say }, ballot.seat, voter),
    choice: say(`choice.${counts.choice}`),
    moment: moment(say, counts.castAt),
  };
  const line =
    reason === undefined
      ? say('ballots.line', parameters)
      : say('ballots.line with reason', { ...parameters, reason: excerpt(reason) });
  return remarked({ say }, divided({ say }, line, ballot), counts);
}

function remarked({ say }: Pick<Voice, 'say'>, line: Text, vote: Vote): Text {
  if (vote.hiddenBy !== undefined) return say('ballots.hidden', { line, by: person(vote.hiddenBy) });
  if (vote.delayed === true) return say('ballots.delayed', { line, moment: moment(say, vote.at) });
  return line;
}

/** In a direct chat people are shown their own ballots alone. */
export function ballotsInRoom(voice: Voice, { number }: Pick<Voting, 'number'>): Text {
  const { say, prefix } = voice;
  const own = commandLine({ prefix }, `ballot ${String(number)}`);
  const all = commandLine({ prefix }, `ballots ${String(number)}`);
  return message(lines(say('ballots.in its room', { number, own, all })));
}

const OWN_SHOWN = 10;

/**
 * A member's own ballots on open proposals, and whether they count.
 * @param alone nobody else reads it: then it can say why a vote does not count
 */
export function ownBallots(
  voice: Voice,
  own: readonly { readonly proposal: Voting; readonly ballot: Ballot }[],
  alone = false,
): Text {
  const { say } = voice;
  const command = commandLine(voice, 'pending');
  if (own.length === 0) return message(lines(say('ballot.none open', { command })));
  const rest = own.length - OWN_SHOWN;
  return message(
    lines(say('ballot.heading', { count: own.length })),
    list([
      ...own.slice(0, OWN_SHOWN).map(({ proposal, ballot }) => ownLine(voice, proposal, ballot, alone)),
      ...(rest > 0 ? [say('ballot.more', { count: rest, command: commandLine(voice, 'ballot N') })] : []),
    ]),
    lines(say('ballot.pending', { command })),
  );
}

function ownLine(
  voice: Voice,
  proposal: Voting,
  { counts, excluded: [newest] }: Ballot,
  alone: boolean,
): Text {
  const { say } = voice;
  const { number, terms } = proposal;
  const vote = counts ?? newest;
  if (vote === undefined) throw new Error(`no vote on proposal ${String(number)}`);
  const parameters = {
    number,
    title: titleOf(say, terms),
    choice: say(`choice.${vote.choice}`),
    moment: moment(say, vote.castAt),
  };
  if (vote.excluded === undefined) return say('ballot.line', parameters);
  return say('ballot.line excluded', { ...parameters, why: whyExcluded(voice, proposal, vote, alone) });
}

/**
 * The ballot of one's own seat, and whether it counts.
 * @param alone nobody else reads it: then it can say why a vote does not count
 */
export function ownBallot(
  voice: Voice,
  proposal: Voting & { status: 'open' | 'closed' },
  seat: SeatId,
  alone = false,
): Text {
  const { say } = voice;
  const { number } = proposal;
  const title = titleOf(say, proposal.terms);
  const ballot = ballotOf(proposal, seat);
  if (ballot === undefined) {
    const example = commandLine(voice, `vote ${String(number)} agree`);
    const none = proposal.status === 'open' ? 'ballot.none' : 'ballot.none closed';
    return message(lines(say(none, { number, title, example })));
  }
  return message(
    lines(
      ...(ballot.counts === undefined ? [] : [countingLine(voice, proposal, ballot.counts)]),
      ...(ballot.reason === undefined ? [] : [say('ballot.reason', { reason: ballot.reason })]),
      ...ballot.excluded.flatMap((vote) => excludedLine(voice, proposal, vote, alone)),
    ),
  );
}

function countingLine({ say }: Voice, { number, terms }: Voting, vote: Vote): Text {
  return say('ballot.counts', {
    number,
    title: titleOf(say, terms),
    choice: say(`choice.${vote.choice}`),
    moment: moment(say, vote.castAt),
  });
}

function excludedLine(voice: Voice, proposal: Voting, vote: Vote, alone: boolean): Text[] {
  const { say } = voice;
  const { number } = proposal;
  if (vote.excluded === undefined) return [];
  return [
    say('ballot.excluded', {
      number,
      choice: say(`choice.${vote.choice}`),
      moment: moment(say, vote.castAt),
      why: whyExcluded(voice, proposal, vote, alone),
    }),
  ];
}

function whyExcluded(voice: Voice, { terms, closesAt }: Voting, vote: Vote, alone: boolean): Text {
  const { excluded = 'not eligible', ineligible } = vote;
  if (!alone || ineligible === undefined) return voice.say(`excluded.${excluded}`);
  return whyIneligible(voice, ineligible, { who: vote.voter, body: terms.bodyName, closesAt });
}
