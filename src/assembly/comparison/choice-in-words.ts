import { readChoices } from '../../chat/choice.ts';
import { parseInvocation } from '../../chat/invocation.ts';
import { COMMANDS } from '../../chat/messages/help.ts';
import { parseVoteReply } from '../../chat/vote-reply.ts';
import { parseVote } from '../../chat/vote-words.ts';
import type { Config } from '../../config/config.ts';
import type { VoteContext } from './compare-votes.ts';

/** Reads a message that was a vote once more, by today's words: others may have been configured then. */
export function choiceInWords(
  { choices: signs, prefix }: Pick<Config, 'choices' | 'prefix'>,
  botNames: readonly string[],
): VoteContext['choiceInWords'] {
  const choices = readChoices(signs);
  return (event) => {
    const invoked = parseInvocation(event, { prefix, botNames, direct: true, commands: COMMANDS });
    if (invoked !== undefined && 'command' in invoked && invoked.command === 'vote') {
      const vote = parseVote(invoked.rest, choices);
      return 'choice' in vote ? vote.choice : undefined;
    }
    return parseVoteReply(event.text, choices)?.choice;
  };
}
