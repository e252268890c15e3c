import { dayNamed } from '../config/members/members-file.ts';
import { FILE_STATUSES, type FileStatus } from '../governance/roster/facts.ts';
import { memberId, type Instant, type MemberId } from '../governance/terms.ts';
import { splitReason } from './choice-and-reason.ts';
import { cleanLine } from './clean-text.ts';
import { nearestWord } from './nearest-word.ts';

/** An account, or an organisation by its name on the list. */
export type Who = { readonly account: MemberId } | { readonly seat: string };

/** One of these orders, with what goes with it. */
type OrderOf<Name extends string, More = unknown> = Name extends string
  ? { readonly order: Name } & More
  : never;
interface About {
  readonly who: Who;
}

export type MemberOrder =
  | OrderOf<'approve', About & { readonly joined?: Instant }>
  | OrderOf<'deny' | 'warn' | 'freeze', About & { readonly because: string }>
  | OrderOf<'unfreeze' | 'non-paying' | 'paying' | 'paid' | 'left' | 'history', About>
  | OrderOf<'unpaid', About & { readonly since: Instant }>
  | OrderOf<'account add' | 'account remove', { readonly account: MemberId; readonly who?: Who }>
  | OrderOf<'list', { readonly status?: FileStatus; readonly who?: undefined }>;

export interface MemberProblem {
  readonly problem: 'no order' | 'unknown order' | 'no account' | 'no reason' | 'no day' | 'not understood';
  readonly word?: string;
  /** How the line could be. */
  readonly example: string;
}

const MEMBER_ORDERS = [
  'approve',
  'deny',
  'warn',
  'freeze',
  'unfreeze',
  'non-paying',
  'paying',
  'unpaid',
  'paid',
  'left',
  'account add',
  'account remove',
  'list',
  'history',
] as const;
type Order = (typeof MEMBER_ORDERS)[number];

const USAGE: Readonly<Record<Order, string>> = {
  approve: 'approve @ana:example.coop',
  deny: 'deny @ana:example.coop because …',
  warn: 'warn @ana:example.coop because …',
  freeze: 'freeze @ana:example.coop because …',
  unfreeze: 'unfreeze @ana:example.coop',
  'non-paying': 'non-paying @ana:example.coop',
  paying: 'paying @ana:example.coop',
  unpaid: 'unpaid @ana:example.coop since 2026-03-01',
  paid: 'paid @ana:example.coop',
  left: 'left @ana:example.coop',
  'account add': 'account add @ana:example.coop to food-coop',
  'account remove': 'account remove @ana:example.coop',
  list: 'list',
  history: 'history @ana:example.coop',
};

/** Reads what follows `member`: what is to be done, and with whom. */
export function parseMemberOrder(rest: string): MemberOrder | MemberProblem {
  const { order, after, word } = readOrder(rest.trim());
  if (order === undefined) {
    const nearest = nearestWord(word, MEMBER_ORDERS);
    const example = `member ${USAGE[MEMBER_ORDERS.find((each) => each === nearest) ?? 'list']}`;
    return word === '' ? { problem: 'no order', example } : { problem: 'unknown order', word, example };
  }
  const example = `member ${USAGE[order]}`;
  if (order === 'list') return readList(after, example);
  const { who, rest: said } = readWho(after);
  if (who === undefined) return { problem: 'no account', example };
  switch (order) {
    case 'deny':
    case 'warn':
    case 'freeze': {
      const because = reasonIn(said);
      return because === ''
        ? { problem: 'no reason', example: withWho(order, who, ' because …') }
        : { order, who, because };
    }
    case 'unpaid': {
      const since = dayNamed(said.replace(/^since\s+/iu, '').trim());
      return since === undefined
        ? { problem: 'no day', example: withWho(order, who, ' since 2026-03-01') }
        : { order, who, since };
    }
    case 'approve': {
      if (said === '') return { order, who };
      const joined = dayNamed(said.replace(/^joined\s+(?:on\s+)?/iu, '').trim());
      return joined === undefined
        ? { problem: 'no day', example: withWho(order, who, ' joined 2026-03-01') }
        : { order, who, joined };
    }
    case 'account add':
    case 'account remove': {
      if (!('account' in who)) return { problem: 'no account', example };
      const seat = readWho(said.replace(/^(?:to|from)\s+/iu, '')).who;
      if (seat === undefined && order === 'account add') return { problem: 'not understood', example };
      return { order, account: who.account, ...(seat === undefined ? {} : { who: seat }) };
    }
    case 'unfreeze':
    case 'non-paying':
    case 'paying':
    case 'paid':
    case 'left':
    case 'history':
      return said === '' ? { order, who } : { problem: 'not understood', example: withWho(order, who, '') };
  }
}

function readOrder(text: string): {
  readonly order: Order | undefined;
  readonly after: string;
  readonly word: string;
} {
  const said = text.replace(/^non\s?paying\b/iu, 'non-paying').replace(/^account\s+/iu, 'account ');
  const order = MEMBER_ORDERS.toSorted((one, other) => other.length - one.length).find((each) =>
    new RegExp(`^${each}(?![\\p{L}\\p{N}-])`, 'iu').test(said),
  );
  const word = cleanLine(said.split(/\s/u, 1)[0] ?? '').slice(0, 40);
  return { order, after: said.slice(order?.length ?? 0).trim(), word };
}

/** As people write it, or as clients write a mention in plain text. */
const LINKED = /^(?:\[[^\]\n]{1,255}\]\()?<?https:\/\/matrix\.to\/#\/((?:@|%40)[^\s)>]{1,255})>?\)?/u;
const NAMED = /^([^\s,]{1,255}?)[,:]?(?=\s|$)/u;

function readWho(text: string): { readonly who: Who | undefined; readonly rest: string } {
  const found = LINKED.exec(text) ?? NAMED.exec(text);
  const [whole = '', written = ''] = found ?? [];
  // The name of no server ends with what ends a sentence.
  const name = written.replace(written.startsWith('@') ? /[.,:;!?]+$/u : /[,:]+$/u, '');
  const rest = text.slice(whole.length).trim();
  const id = decoded(name);
  if (/^@[^\s:,]+:[^\s,]+$/u.test(id)) return { who: { account: memberId(id) }, rest };
  // A name alone may be anybody's.
  if (name === '' || name.startsWith('@') || /^(?:because|since|joined)$/iu.test(name))
    return { who: undefined, rest };
  return { who: { seat: name }, rest };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** With or without "because". */
function reasonIn(text: string): string {
  const { head, reason } = splitReason(text);
  return head === '' && reason !== undefined ? reason : text.replace(/^because\b[\s:]*/iu, '').trim();
}

function withWho(order: Order, who: Who, more: string): string {
  return `member ${order} ${'account' in who ? who.account : who.seat}${more}`;
}

function readList(after: string, example: string): MemberOrder | MemberProblem {
  const word = after.toLowerCase();
  const status = FILE_STATUSES.find((each) => each === word || `${each}s` === word);
  if (after === '') return { order: 'list' };
  return status === undefined ? { problem: 'not understood', example } : { order: 'list', status };
}
