import { memberId, type MemberId } from '../governance/terms.ts';
import { cleanLine } from './clean-text.ts';
import { person } from './people.ts';
import type { Text } from './text.ts';

export const STEWARD_CHARACTERS = 100;

const MATRIX_ID = /^@[^\s:]{1,200}:[^\s:]{1,200}(?::\d{1,5})?$/u;
/** How clients write a mention in Markdown. */
const LINK = /^\[[^\]\n]{1,255}\]\(<?https:\/\/matrix\.to\/#\/([^\s)>]{1,512})>?\)$/u;

/** The account of who sees a proposal through, if the line names one. */
export function stewardAccount(value: string): MemberId | undefined {
  const line = cleanLine(value);
  const [, linked] = LINK.exec(line) ?? [];
  const id = linked === undefined ? line : decoded(linked);
  return MATRIX_ID.test(id) ? memberId(id) : undefined;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return '';
  }
}

/** Who sees it through, as people read it: an account, or a name as it was written. */
export function stewardText(value: string): Text | string {
  const account = stewardAccount(value);
  return account === undefined ? cleanLine(value) : person(account);
}
