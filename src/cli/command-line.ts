import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';

import { ConfigError, ConfigErrors } from '../config/error.ts';
import { LedgerError } from '../ledger/error.ts';
import { SignInError } from '../matrix/errors.ts';
import { PortUnavailable } from '../observe/monitor.ts';
import { backup } from './backup.ts';
import { checkConfig } from './check-config.ts';
import { crashText } from './crash.ts';
import { evaluate, type EvaluateOptions } from './evaluate.ts';
import { EXIT } from './exit-codes.ts';
import { EXPORT_FORMATS, exportLedger, type ExportFormat } from './export.ts';
import { health } from './health.ts';
import { members, type MembersOptions } from './members.ts';
import type { Process } from './process.ts';
import { restore } from './restore.ts';
import { UsageError } from './usage-error.ts';
import { verifyFile } from './verify-file.ts';
import { verify } from './verify.ts';

const CONFIG = ['--config <file>', 'the configuration', 'config.yaml'] as const;

/** Carries out a command line. @returns the exit code of the process */
export async function runCommandLine(words: readonly string[], process: Process): Promise<number> {
  let code: number = EXIT.fine;
  const program = new Command('althing')
    .description('A Matrix bot with which a cooperative decides in the rooms where it already talks.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        process.print(text.trimEnd());
      },
      writeErr: (text) => {
        process.complain(text.trimEnd());
      },
    })
    .showHelpAfterError('(--help shows what there is)');
  program
    .command('run')
    .description('run the bot until Ctrl-C')
    .option(...CONFIG)
    .action(async ({ config }: { config: string }) => {
      // Only this command speaks Matrix; the others need not wait for it to load.
      const { run } = await import('./run.ts');
      await run(config, process);
    });
  program
    .command('check-config')
    .description('check a configuration whole, without starting anything')
    .argument('[file]', 'the configuration', 'config.yaml')
    .action((file: string) => {
      checkConfig(file, process);
    });
  program
    .command('evaluate')
    .description('say what a rule makes of a tally')
    .option(...CONFIG)
    .requiredOption('--rule <name>', 'the rule, by its name in the configuration')
    .option('--agree <n>', 'ballots that agree', count, 0)
    .option('--disagree <n>', 'ballots that disagree', count, 0)
    .option('--abstain <n>', 'ballots that abstain', count, 0)
    .option('--block <n>', 'ballots that block', count, 0)
    .option('--eligible <n>', 'how many may vote, for rules that ask it', count)
    .option('--json', 'for programs')
    .action((options: EvaluateOptions) => {
      evaluate(options, process);
    });
  program
    .command('export')
    .description('print every proposal with its votes')
    .option(...CONFIG)
    .addOption(new Option('--format <format>', 'how').choices(EXPORT_FORMATS).default('json'))
    .action(({ config, format }: { config: string; format: ExportFormat }) => {
      exportLedger(config, format, process);
    });
  program
    .command('members')
    .description('print the list of members as the record has it, as a file to edit and take in')
    .option(...CONFIG)
    .option('--roster <name>', 'which list, where there are several')
    .option(
      '--check <file>',
      'instead, check a file: every line that would not be taken in is named; the configuration says which list it is of, and where the database is that it must not contradict',
    )
    .action((options: MembersOptions) => {
      code = members(options, process);
    });
  program
    .command('verify')
    .description('check the whole record: no fact altered, every outcome recomputed')
    .argument(
      '[file]',
      'a published record instead, or the source of the message with a result; needs no configuration',
    )
    .option(...CONFIG)
    .option('--sha256 <hash>', 'what the result shows, for a record that is a file', sha256)
    .option('--room', 'compare with what the rooms show now, also while the bot runs; changes nothing')
    .action(async (file: string | undefined, options: VerifyOptions) => {
      code = await verifyWhat(file, options, process);
    });
  program
    .command('health')
    .description('ask the running bot how it is, on the port under monitoring; ends with 0 if it is well')
    .option(...CONFIG)
    .action(async ({ config }: { config: string }) => {
      code = await health(config, process);
    });
  program
    .command('backup')
    .description('copy the database, also while the bot runs, and check the copy')
    .argument('<file>', 'where to; it must not be there yet')
    .option(...CONFIG)
    .action(async (file: string, { config }: { config: string }) => {
      code = await backup(file, config, process);
    });
  program
    .command('restore')
    .description('put a checked copy in the place of the database, while the bot is stopped')
    .argument('<file>', 'what `backup` made')
    .option(...CONFIG)
    .action((file: string, { config }: { config: string }) => {
      code = restore(file, config, process);
    });
  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    return codeFor(error, process);
  }
}

/** More than this no group has; so far every comparison is exact. */
const MOST_BALLOTS = 1_000_000_000;

function count(text: string): number {
  const value = Number(text);
  if (!/^\d+$/u.test(text) || value > MOST_BALLOTS) {
    throw new InvalidArgumentError(`It should be a whole number from 0 to ${String(MOST_BALLOTS)}.`);
  }
  return value;
}

interface VerifyOptions {
  readonly config: string;
  readonly sha256?: string;
  readonly room?: boolean;
}

async function verifyWhat(
  file: string | undefined,
  { config, sha256, room = false }: VerifyOptions,
  process: Process,
): Promise<number> {
  if (room && file !== undefined) throw new UsageError('Either a FILE or --room.');
  if (file !== undefined) return verifyFile(file, sha256, process);
  if (sha256 !== undefined) throw new UsageError('--sha256 is for a FILE.');
  if (!room) return verify(config, process);
  const { verifyRoom } = await import('./verify-room.ts');
  return verifyRoom(config, process);
}

function sha256(text: string): string {
  const hash = text.toLowerCase();
  if (!/^[0-9a-f]{64}$/u.test(hash)) throw new InvalidArgumentError('It should be 64 hexadecimal digits.');
  return hash;
}

function codeFor(error: unknown, { complain }: Process): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.configuration;
  if (error instanceof ConfigError || error instanceof ConfigErrors)
    return told(error, complain, EXIT.configuration);
  if (error instanceof PortUnavailable) return told(error, complain, EXIT.configuration);
  if (error instanceof UsageError) return told(error, complain, EXIT.configuration);
  if (error instanceof SignInError) return told(error, complain, EXIT.signIn);
  if (error instanceof LedgerError) return told(error, complain, EXIT.database);
  complain(crashText(error));
  return EXIT.failed;
}

function told(error: Error, complain: (line: string) => void, code: number): number {
  complain(error.message);
  return code;
}
