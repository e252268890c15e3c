import { resolve } from 'node:path';
import { z } from 'zod';
import { readFailure } from './read-failure.ts';
import { Secret } from './secret.ts';
import { exactlyOneOf, section, whenSection } from './section.ts';
import { found } from './wording.ts';

/** Where secrets are looked for. */
export interface SecretSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where relative paths begin. */
  readonly folder: string;
  /** Throws as node's readFileSync does. */
  readonly readFile: (path: string) => string;
  /** With 'optional', a secret that can't be read is no problem until somebody reveals it. */
  readonly secrets: 'required' | 'optional';
}

// Messages never show what stands here: it may be the secret itself, put in the wrong place.
const FORMS = '{ env: NAME } or { file: PATH }';
const LITERAL = `holds the secret itself, which doesn't belong in this file: put it in the environment or in a file of its own and write ${FORMS}`;
const ENV = 'should be the name of an environment variable in capital letters, such as ALTHING_ACCESS_TOKEN';
const FILE = 'should be the path of a file';

/** A secret that the configuration names the place of, and that is read from there now. */
export const secretSchema = (sources: SecretSources) =>
  section(
    {
      env: z
        .string({ error: ENV })
        .regex(/^[A-Z_][A-Z0-9_]*$/, { error: ENV })
        .exactOptional(),
      file: z.string({ error: FILE }).min(1, { error: FILE }).exactOptional(),
    },
    {
      instead: (input) =>
        typeof input === 'string' && input !== '' ? LITERAL : `${found(input)}; it should be ${FORMS}`,
    },
  )
    .superRefine(exactlyOneOf(['env', 'file']), whenSection)
    .transform(({ env, file = '' }, context): Secret => {
      const source = env === undefined ? 'the file that the configuration names' : `the variable ${env}`;
      const answer = env === undefined ? fromFile(file, sources) : fromEnvironment(env, sources);
      if ('text' in answer) return new Secret(source, answer.text);
      if (sources.secrets === 'optional') return new Secret(source, undefined);
      context.addIssue({ code: 'custom', path: [env === undefined ? 'file' : 'env'], message: answer.fault });
      return z.NEVER;
    });

type Answer = { readonly text: string } | { readonly fault: string };

function fromEnvironment(name: string, { env }: SecretSources): Answer {
  const text = env[name];
  const variable = `names the environment variable ${name}`;
  return text === undefined ? { fault: `${variable}, which is not set` } : trimmed(text, variable);
}

function fromFile(path: string, { folder, readFile }: SecretSources): Answer {
  try {
    return trimmed(readFile(resolve(folder, path)), 'names a file');
  } catch (error) {
    const failure = readFailure(error);
    if (failure === undefined) throw error;
    return { fault: `names a file, but ${failure.reason} (relative paths begin at ${folder})` };
  }
}

function trimmed(source: string, what: string): Answer {
  const text = source.trim();
  if (text === '') return { fault: `${what}, which is empty` };
  if (/\p{Cc}/u.test(text)) return { fault: `${what}, which should hold the secret alone, on one line` };
  return { text };
}
