import { ballots, type Ballot } from '../../governance/proposal/ballots.ts';
import type { Voting } from '../../governance/proposal/proposal.ts';
import type { MemberId, SeatId } from '../../governance/terms.ts';
import { person } from '../people.ts';
import { enumerated } from '../requirement-words.ts';
import { lines, list, type Block, type Text } from '../text.ts';
import type { Voice } from '../voice.ts';

const SHOWN = 5;
/** So many of those who chose otherwise are named for each ballot. */
const OTHERS = 3;

/** Who cast a ballot, and for whom, where that is not themselves. */
export function seatText({ say }: Pick<Voice, 'say'>, seat: SeatId, voter: MemberId): Text {
  return String(seat) === String(voter) ? person(voter) : say('ballots.for', { voter: person(voter), seat });
}

/** A line about a ballot, with what other delegates of the same seat chose. */
export function divided({ say }: Pick<Voice, 'say'>, line: Text, { otherwise }: Ballot): Text {
  if (otherwise.length === 0) return line;
  const others = otherwise
    .slice(0, OTHERS)
    .map(({ voter, choice }) =>
      say('ballots.delegate', { voter: person(voter), choice: say(`choice.${choice}`) }),
    );
  const count = otherwise.length - others.length;
  const all = count > 0 ? [...others, say('list.more', { count })] : others;
  return say('ballots.divided', { line, others: enumerated(say, 'list.and', all) });
}

/** The seats whose delegates do not agree, and which choice counts. */
export function dividedLines({ say }: Voice, proposal: Voting): Block[] {
  const items = ballots(proposal)
    .flatMap((ballot) =>
      ballot.counts === undefined || ballot.otherwise.length === 0
        ? []
        : [
            divided(
              { say },
              say('excluded.line', {
                voter: person(ballot.counts.voter),
                choice: say(`choice.${ballot.counts.choice}`),
                why: say('status.delegate counts', { seat: ballot.seat }),
              }),
              ballot,
            ),
          ],
    )
    .slice(0, SHOWN);
  return items.length === 0 ? [] : [lines(say('status.divided')), list(items)];
}
