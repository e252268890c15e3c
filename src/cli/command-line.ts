import { Command, CommanderError } from 'commander';

import { ConfigError } from '../config/error.ts';
import { LedgerError } from '../ledger/error.ts';
import { SignInError } from '../matrix/errors.ts';
import { checkConfig } from './check-config.ts';
import { EXIT } from './exit-codes.ts';
import type { Process } from './process.ts';

const CONFIG = ['--config <file>', 'the configuration', 'config.yaml'] as const;

/** Carries out a command line. @returns the exit code of the process */
export async function runCommandLine(words: readonly string[], process: Process): Promise<number> {
  const program = new Command('althing')
    .description('A Matrix bot with which a cooperative decides in the rooms where it already talks.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => { process.print(text.trimEnd()); },
      writeErr: (text) => { process.complain(text.trimEnd()); },
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
  try {
    await program.parseAsync(words, { from: 'user' });
    return EXIT.fine;
  } catch (error) {
    return codeFor(error, process);
  }
}

function codeFor(error: unknown, { complain }: Process): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.configuration;
  if (error instanceof ConfigError) return told(error, complain, EXIT.configuration);
  if (error instanceof SignInError) return told(error, complain, EXIT.signIn);
  if (error instanceof LedgerError) return told(error, complain, EXIT.database);
  throw error;
}

function told(error: Error, complain: (line: string) => void, code: number): number {
  complain(error.message);
  return code;
}
