import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseInvocation } from '../../src/chat/invocation.ts';

const context = {
  prefix: '!',
  botNames: ['Althing', 'althing-bot', '@althing-bot:example.coop'],
  direct: false,
  commands: ['help', 'status', 'propose', 'vote', 'ballot', 'ballots'],
};
const inRoom = (text: string) => parseInvocation({ text, mentionsBot: false }, context);
const mentioned = (text: string) => parseInvocation({ text, mentionsBot: true }, context);
const inDirectChat = (text: string) =>
  parseInvocation({ text, mentionsBot: false }, { ...context, direct: true });

describe('with the prefix', () => {
  it.each([
    ['!status', 'status', ''],
    ['!status 3', 'status', '3'],
    ['! status', 'status', ''],
    ['  !STATUS  3 ', 'status', '3'],
    ['!status?', 'status', ''],
    ['!propose: New server', 'propose', 'New server'],
    ['!propose New server\nCloses: Friday\n\ntext', 'propose', 'New server\nCloses: Friday\n\ntext'],
    ['!propose\nNew server', 'propose', 'New server'],
    ['> <@a:example.coop> what is up?\n\n!status', 'status', ''],
  ])('%j is a command', (text, command, rest) => {
    expect(inRoom(text)).toEqual({ command, rest });
  });

  it.each([
    ['!statsu 3', { unknown: 'statsu', suggestion: 'status 3' }],
    ['!balots', { unknown: 'balots', suggestion: 'ballots' }],
    ['!status3', { unknown: 'status3', suggestion: 'status' }],
    ['!dance', { unknown: 'dance' }],
  ])('%j is unknown', (text, unknown) => {
    expect(inRoom(text)).toEqual(unknown);
  });

  it.each([
    '',
    '!',
    '!!',
    '!!!',
    '!?',
    '!3',
    '! ',
    '! dance',
    '!?status',
    'status',
    'well !status',
    '> !status',
  ])('%j is talk', (text) => {
    expect(inRoom(text)).toBeUndefined();
  });

  it('may be another prefix', () => {
    const invocation = parseInvocation(
      { text: '++status 3', mentionsBot: false },
      { ...context, prefix: '++' },
    );
    expect(invocation).toEqual({ command: 'status', rest: '3' });
  });
});

describe('by mentioning the bot', () => {
  it.each([
    ['Althing: status 3', 'status', '3'],
    ['Althing, status', 'status', ''],
    ['althing status', 'status', ''],
    ['@Althing status', 'status', ''],
    ['@althing-bot:example.coop: status 3', 'status', '3'],
    ['@althing-bot:example.coop status', 'status', ''],
    ['althing-bot: propose\nA\nB', 'propose', 'A\nB'],
    ['[Althing](https://matrix.to/#/@althing-bot:example.coop): status 3', 'status', '3'],
    ['Althing: !status', 'status', ''],
    ['Althing', 'help', ''],
    ['@Althing:', 'help', ''],
    ['Althing?', 'help', ''],
  ])('%j is a command', (text, command, rest) => {
    expect(mentioned(text)).toEqual({ command, rest });
  });

  it('in other words is unknown', () => {
    expect(mentioned('Althing: how are you?')).toEqual({ unknown: 'how' });
    expect(mentioned('Althing: stauts')).toEqual({ unknown: 'stauts', suggestion: 'status' });
  });

  it.each([
    'thanks, Althing',
    'Althings are old',
    'Althing’s status',
    '[Bob](https://matrix.to/#/@b:c) status',
  ])('within talk such as %j is nothing', (text) => {
    expect(mentioned(text)).toBeUndefined();
  });

  it('by name alone is talk about it', () => {
    expect(inRoom('Althing: status 3')).toBeUndefined();
  });
});

describe('in a direct chat', () => {
  it.each([
    ['status 3', 'status', '3'],
    ['!status 3', 'status', '3'],
    ['Althing: status', 'status', ''],
    ['Ballots 3', 'ballots', '3'],
    ['help!', 'help', ''],
  ])('%j is a command', (text, command, rest) => {
    expect(inDirectChat(text)).toEqual({ command, rest });
  });

  it.each([
    ['thank you', { unknown: 'thank' }],
    ['stats', { unknown: 'stats', suggestion: 'status' }],
    ['3 agree', { unknown: '3' }],
    ['!!', { unknown: '!!' }],
  ])('%j is unknown', (text, unknown) => {
    expect(inDirectChat(text)).toEqual(unknown);
  });

  it('silence is nothing', () => {
    expect(inDirectChat(' \n ')).toBeUndefined();
  });
});

test('whatever is typed, only a known command comes out, and an unknown word is short and clean', () => {
  const piece = fc.constantFrom(
    '!',
    'Althing',
    ':',
    ' ',
    '\n',
    'status',
    'dance',
    '>',
    '@',
    '[',
    '](',
    '\u202E',
  );
  const text = fc.oneof(
    fc.array(piece).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(text, fc.boolean(), fc.boolean(), (text, mentionsBot, direct) => {
      const invocation = parseInvocation({ text, mentionsBot }, { ...context, direct });
      if (invocation && 'command' in invocation) expect(context.commands).toContain(invocation.command);
      else if (invocation) expect(invocation.unknown).toMatch(/^[^\p{Cc}\u202E]{0,40}$/u);
    }),
  );
});
