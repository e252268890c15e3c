import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Config } from './config.ts';
import { readDocument } from './document.ts';
import { ConfigError, type Problem } from './error.ts';
import { deepFreeze } from './freeze.ts';
import { pathText } from './path.ts';
import { readFailure } from './read-failure.ts';
import { rosterFiles } from './rosters.ts';
import type { SecretSources } from './secret-source.ts';
import { checkWhole } from './whole.ts';

interface LoadOptions {
  readonly env: SecretSources['env'];
  /** 'optional' for commands that need no homeserver; 'required' when absent. */
  readonly secrets?: SecretSources['secrets'];
  /** Is told of each file that was read, the configuration and those of secrets. */
  readonly onRead?: (file: string) => void;
}

/**
 * Reads and checks a configuration file and the secrets it points to.
 * @throws ConfigError with every problem at once
 */
export function loadConfig(file: string, options: LoadOptions): Config {
  const readFile = (path: string) => {
    options.onRead?.(path);
    return readFileSync(path, 'utf8');
  };
  return parseConfig(readText(file, readFile), { ...options, file, readFile });
}

/** The lists of members that a configuration names, wrong as it may be; none where it can't be read. */
export function listsNamedIn(file: string): readonly string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (readFailure(error) === undefined) throw error;
    return [];
  }
  const document = readDocument(text);
  return 'syntax' in document ? [] : rosterFiles(document.value, dirname(resolve(file)));
}

interface ParseOptions extends LoadOptions {
  /** Name of the file that the text is from; relative paths inside begin at its folder. */
  readonly file: string;
  /** For the files of secrets. Throws as node's readFileSync does. */
  readonly readFile: SecretSources['readFile'];
}

/** The same for a text. @throws ConfigError with every problem at once */
export function parseConfig(
  text: string,
  { file, env, readFile, secrets = 'required' }: ParseOptions,
): Config {
  const document = readDocument(text);
  if ('syntax' in document) throw new ConfigError(file, document.syntax);

  const checked = checkWhole(document.value, { env, readFile, secrets, folder: dirname(resolve(file)) });
  const others = 'findings' in checked ? checked.findings : [];
  const findings = [...document.findings, ...others.filter(({ path }) => !document.isUnreadable(path))];
  if ('config' in checked && findings.length === 0) return deepFreeze(checked.config);

  const problems = findings.map(({ path, message }): Problem => {
    const line = document.lineOf(path);
    return { path: pathText(path), ...(line !== undefined && { line }), message };
  });
  throw new ConfigError(file, problems);
}

function readText(file: string, readFile: (path: string) => string): string {
  try {
    return readFile(file);
  } catch (error) {
    const failure = readFailure(error);
    if (failure === undefined) throw error;
    const message = failure.absent ? firstSteps(file) : `it can't be read: ${failure.reason}`;
    throw new ConfigError(file, [{ path: '', message }]);
  }
}

const firstSteps = (file: string): string =>
  [
    `There is no such file yet. Copy config.example.yaml to ${file},`,
    "fill in your homeserver, rooms and groups, put the bot's access token where accessToken points,",
    `then check it: npm run -s althing -- check-config ${file}`,
  ].join('\n');
