import { parseArgs } from 'node:util';

export type CommandLine =
  /** Once: to end after the story, instead of staying as a chat. */
  | { readonly kind: 'play'; readonly once: boolean }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'refused'; readonly text: string };

const HELP = `Shows Althing at work: a homeserver of its own, four members, two rooms and a story of about 80 seconds.
Then the terminal is a chat with the bot, until Ctrl-C.

  npm run demo              play the story, then stay
  npm run demo -- --once    play the story and end: exit code 0, or 1 if anything in it went wrong
  npm run demo -- --help    this text

Everything stays on this machine, on 127.0.0.1. At its first start it installs Synapse, the homeserver, into the
folder .synapse, which takes about a minute; SYNAPSE_PYTHON can name a Python that has it already.`;

export function readCommandLine(words: readonly string[]): CommandLine {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { once: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
    });
    return values.help === true ? { kind: 'help', text: HELP } : { kind: 'play', once: values.once };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return {
      kind: 'refused',
      text: `The demo knows only --once and --help, not: ${words.join(' ')}\n\n${HELP}`,
    };
  }
}
