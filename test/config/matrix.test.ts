import { describe, expect, test } from 'vitest';
import { changed, parse, problemsOf, tell } from './world.ts';

const HOMESERVER = 'homeserver: https://matrix.example.coop';
const TOKEN = 'accessToken: { env: TOKEN }';

describe('a mistake in matrix is told', () => {
  tell([
    [
      HOMESERVER,
      'homeserver: matrix.example.coop',
      'matrix.homeserver, line 2: is "matrix.example.coop"; it should be the address of the homeserver, such as https://matrix.example.coop',
    ],
    [
      HOMESERVER,
      'homeserver: https://sam:hush@matrix.example.coop',
      'matrix.homeserver, line 2: is "https://…@matrix.example.coop"; it should be the address of the homeserver, such as https://matrix.example.coop',
    ],
    [
      HOMESERVER,
      'homeserver: ftp://matrix.example.coop',
      'matrix.homeserver, line 2: is "ftp://matrix.example.coop"; it should be the address of the homeserver, such as https://matrix.example.coop',
    ],
    [
      TOKEN,
      'accessToken: syt_hush',
      `matrix.accessToken, line 3: holds the secret itself, which doesn't belong in this file: put it in the environment or in a file of its own and write { env: NAME } or { file: PATH }`,
    ],
    [
      TOKEN,
      'accessToken: { env: syt_hush }',
      'matrix.accessToken.env, line 3: should be the name of an environment variable in capital letters, such as ALTHING_ACCESS_TOKEN',
    ],
    [TOKEN, 'accessToken: { file: "" }', 'matrix.accessToken.file, line 3: should be the path of a file'],
    [
      TOKEN,
      'accessToken: { env: TOKEN, file: token }',
      'matrix.accessToken, line 3: should have exactly one of env, file; it has env and file',
    ],
    [
      TOKEN,
      'accessToken: {}',
      'matrix.accessToken, line 3: should have exactly one of env, file; it has none of them',
    ],
    [
      TOKEN,
      'accessToken: { evn: TOKEN }',
      'matrix.accessToken.evn, line 3: is not known here; did you mean "env"?',
    ],
    [
      TOKEN,
      '# no token',
      'matrix.accessToken, line 1: is missing; it should be { env: ALTHING_ACCESS_TOKEN }, or else give user and password',
    ],
    [
      TOKEN,
      `user: '@althing:example.coop'`,
      'matrix.password, line 1: is missing; user needs it, as { env: NAME } or { file: PATH }',
    ],
    [
      TOKEN,
      'password: { env: TOKEN }',
      'matrix.user, line 1: is missing; password needs it, such as "@althing:example.coop"',
    ],
    [
      TOKEN,
      'accessToken: { env: TOKEN }\n  password: { env: TOKEN }',
      'matrix.accessToken, line 3: stands beside user or password; it should be either the token or these two',
    ],
    [
      TOKEN,
      'user: al thing\n  password: { env: TOKEN }',
      `matrix.user, line 3: is "al thing"; it should be the bot's user id in quotes, such as "@althing:example.coop"`,
    ],
  ]);
});

test('the accounts that the bot had before are none unless they are named', () => {
  expect(parse(changed(TOKEN, TOKEN)).matrix.formerAccounts).toEqual([]);
  const named = `${TOKEN}\n  formerAccounts: ['@althing:old.example']`;
  expect(parse(changed(TOKEN, named)).matrix.formerAccounts).toEqual(['@althing:old.example']);
});

test('an account that the bot had before is no steward’s: nobody would hear them any more', () => {
  const named = `${TOKEN}\n  formerAccounts: ['@althing:old.example', '@sam:example.coop']`;
  expect(problemsOf(changed(TOKEN, named))).toEqual([
    'matrix.formerAccounts[1], line 4: is "@sam:example.coop", who is a steward; it should be an account that the bot had before',
  ]);
});

const FILE = 'accessToken: { file: secrets/token }';
const PASSWORD = "user: '@althing:example.coop'\n  password: { env: PASSWORD }";

test.each([
  ['https://matrix.example.coop/', 'https://matrix.example.coop'],
  ['https://example.coop/matrix//', 'https://example.coop/matrix'],
  ['http://localhost:8008', 'http://localhost:8008'],
])('the homeserver %s is %s', (written, homeserver) => {
  expect(parse(changed(HOMESERVER, `homeserver: ${written}`)).matrix.homeserver).toBe(homeserver);
});

describe('a secret', () => {
  test('is read from the environment, without space around it', () => {
    const { signIn } = parse(changed(TOKEN, TOKEN), { env: { TOKEN: ' abc\n' } }).matrix;
    expect(signIn.kind === 'token' && signIn.accessToken.reveal()).toBe('abc');
  });

  test('is read from a file, whose path begins at the folder of the configuration', () => {
    const { signIn } = parse(changed(TOKEN, FILE), { files: { '/co-op/secrets/token': 'abc\n' } }).matrix;
    expect(signIn.kind === 'token' && signIn.accessToken.reveal()).toBe('abc');
  });

  test('may be a password with its user', () => {
    const { signIn } = parse(changed(TOKEN, PASSWORD), { env: { PASSWORD: 'open sesame' } }).matrix;
    expect(signIn).toMatchObject({ kind: 'password', user: '@althing:example.coop' });
    expect(signIn.kind === 'password' && signIn.password.reveal()).toBe('open sesame');
  });

  test.each([
    [TOKEN, {}, 'env, line 3: names the environment variable TOKEN, which is not set'],
    [TOKEN, { TOKEN: ' ' }, 'env, line 3: names the environment variable TOKEN, which is empty'],
    [
      TOKEN,
      { TOKEN: 'a\nb' },
      'env, line 3: names the environment variable TOKEN, which should hold the secret alone, on one line',
    ],
    [FILE, {}, 'file, line 3: names a file, but there is no such file (relative paths begin at /co-op)'],
  ])('%s that is not there is a problem: %j', (written, env, told) => {
    expect(problemsOf(changed(TOKEN, written), { env })).toEqual([`matrix.accessToken.${told}`]);
  });

  test.each([
    ['', 'names a file, which is empty'],
    ['abc\ndef\n', 'names a file, which should hold the secret alone, on one line'],
  ])('that its file does not hold alone is a problem: %j', (content, told) => {
    const files = { '/co-op/secrets/token': content };
    expect(problemsOf(changed(TOKEN, FILE), { files })).toEqual([`matrix.accessToken.file, line 3: ${told}`]);
  });

  test.each([TOKEN, FILE])('may be absent where secrets are optional: %s', (written) => {
    const { signIn } = parse(changed(TOKEN, written), { env: {}, secrets: 'optional' }).matrix;
    expect(signIn.kind === 'token' && signIn.accessToken.present).toBe(false);
    expect(() => signIn.kind === 'token' && signIn.accessToken.reveal()).toThrow('There is no secret in');
  });
});

test.each([
  'accessToken: syt_hush',
  'accessToken: { env: syt_hush }',
  'accessToken: { file: syt_hush }',
  'accessToken: { token: syt_hush }',
  'accessToken: [syt_hush]',
  'accessToken: !syt_hush',
  'accessToken: *syt_hush',
  'accessToken: @syt_hush',
  'accessToken: "a" syt_hush',
  'accessToken: "syt_hush',
  'accessToken: a: syt_hush',
])('a secret in the wrong place is never shown: %s', (written) => {
  const told = problemsOf(changed(TOKEN, written)).join('\n');
  expect(told).not.toBe('');
  expect(told).not.toContain('hush');
});
