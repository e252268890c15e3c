import { NAMES, type Name } from '../stage/people.ts';
import type { Rooms } from '../stage/rooms.ts';

/** What a typed line asks for. Whatever is no request of this kind is said in the room. */
export type Line =
  | { readonly does: 'as'; readonly name: Name }
  | { readonly does: 'room'; readonly room: keyof Rooms }
  | { readonly does: 'react'; readonly number: number; readonly key: string }
  | { readonly does: 'unreact'; readonly number: number }
  | { readonly does: 'thread'; readonly number: number; readonly text: string }
  | { readonly does: 'say'; readonly text: string }
  | { readonly does: 'who' | 'help' | 'quit' | 'nothing' }
  | { readonly does: 'refuse'; readonly why: string };

const ROOMS: Readonly<Record<string, keyof Rooms>> = {
  open: 'open',
  'open-chatroom': 'open',
  finance: 'finance',
};

export function readLine(typed: string): Line {
  const line = typed.trim();
  if (line === '') return { does: 'nothing' };
  if (line === 'who' || line === 'help' || line === 'quit') return { does: line };
  return readAs(line) ?? readRoom(line) ?? readAboutProposal(line) ?? { does: 'say', text: withBreaks(line) };
}

function readAs(line: string): Line | undefined {
  const wanted = /^as (\S+)$/u.exec(line)?.[1]?.toLowerCase();
  if (wanted === undefined) return undefined;
  const name = NAMES.find((each) => each === wanted);
  return name === undefined
    ? { does: 'refuse', why: `There is no ${wanted} here, only ${NAMES.join(', ')}.` }
    : { does: 'as', name };
}

function readRoom(line: string): Line | undefined {
  const wanted = /^room #?(\S+)$/u.exec(line)?.[1]?.toLowerCase();
  if (wanted === undefined) return undefined;
  const room = ROOMS[wanted];
  return room === undefined
    ? { does: 'refuse', why: `There is no room ${wanted}, only open and finance.` }
    : { does: 'room', room };
}

function readAboutProposal(line: string): Line | undefined {
  const [, verb, digits, rest = ''] = /^(react|unreact|thread) #?(\d+)(?: +(.+))?$/su.exec(line) ?? [];
  const number = Number(digits);
  if (verb === 'unreact' && rest === '') return { does: 'unreact', number };
  if (verb === 'thread' && rest !== '') return { does: 'thread', number, text: withBreaks(rest) };
  if (verb === 'react' && /^\S+$/u.test(rest)) return { does: 'react', number, key: rest };
  return undefined;
}

/** One typed line can be a message of several: a proposal with its fields. */
function withBreaks(text: string): string {
  return text.replaceAll('\\n', '\n');
}
