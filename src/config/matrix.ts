import { z } from 'zod';
import type { MatrixConfig } from './config.ts';
import { userIdSchema } from './matrix-ids.ts';
import type { Finding } from './path.ts';
import { listOfDifferent, pattern, text } from './schema.ts';
import { section, whenSection } from './section.ts';
import { secretSchema, type SecretSources } from './secret-source.ts';
import { quoted } from './wording.ts';

const TOKEN_FORM = '{ env: ALTHING_ACCESS_TOKEN }';

/** Where the bot's account is, and how it signs in: by a token, or by user and password. */
export const matrixSchema = (sources: SecretSources) =>
  section({
    homeserver: text('the address of the homeserver, such as https://matrix.example.coop', parseHomeserver),
    accessToken: secretSchema(sources).exactOptional(),
    user: pattern(
      'the bot\'s user id in quotes, such as "@althing:example.coop"',
      /^@?[^\s:@]+(:\S+)?$/,
    ).exactOptional(),
    password: secretSchema(sources).exactOptional(),
    formerAccounts: listOfDifferent(
      userIdSchema,
      'the accounts that the bot had before, such as ["@althing:old.example"]',
      0,
    ).default([]),
  })
    .superRefine((matrix, context) => {
      const problem = signInProblem(Object.keys(matrix));
      if (problem !== undefined) context.addIssue({ code: 'custom', ...problem });
    }, whenSection)
    .transform(({ accessToken, user, password, ...account }): MatrixConfig => {
      if (accessToken) return { ...account, signIn: { kind: 'token', accessToken } };
      if (user && password) return { ...account, signIn: { kind: 'password', user, password } };
      return z.NEVER; // refused above
    });

/** Whoever had the bot's account has no vote and gives no command: a steward among them would not be heard. */
export function formerStewards(root: unknown): readonly Finding[] {
  const read = named.safeParse(root).data;
  if (read === undefined) return [];
  const { matrix, stewards } = read;
  return matrix.formerAccounts.flatMap((account, index): Finding[] => {
    if (typeof account !== 'string' || !stewards.includes(account)) return [];
    const message = `is ${quoted(account)}, who is a steward; it should be an account that the bot had before`;
    return [{ path: ['matrix', 'formerAccounts', index], message }];
  });
}

const named = z.object({
  matrix: z.object({ formerAccounts: z.array(z.unknown()) }),
  stewards: z.array(z.unknown()),
});

function signInProblem(keys: readonly string[]): { path: string[]; message: string } | undefined {
  const [token, user, password] = ['accessToken', 'user', 'password'].map((key) => keys.includes(key));
  if (token) {
    if (!user && !password) return undefined;
    return {
      path: ['accessToken'],
      message: 'stands beside user or password; it should be either the token or these two',
    };
  }
  if (user && password) return undefined;
  if (user)
    return { path: ['password'], message: `is missing; user needs it, as { env: NAME } or { file: PATH }` };
  if (password)
    return { path: ['user'], message: 'is missing; password needs it, such as "@althing:example.coop"' };
  return {
    path: ['accessToken'],
    message: `is missing; it should be ${TOKEN_FORM}, or else give user and password`,
  };
}

/** Without slashes at the end, so that paths can be put behind it. */
function parseHomeserver(source: string): string | undefined {
  if (!/^https?:\/\//i.test(source) || !URL.canParse(source)) return undefined;
  const url = new URL(source);
  const isMore = url.username + url.password + url.search + url.hash !== '';
  return isMore ? undefined : (url.origin + url.pathname).replace(/\/+$/, '');
}
