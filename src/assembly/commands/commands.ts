import type { CommandName } from '../../chat/messages/help.ts';
import { ballot, ballotsOf } from './ballots.ts';
import type { Command } from './command.ts';
import { done } from './done.ts';
import { extend } from './extend.ts';
import { decisions } from './decisions.ts';
import { escalate } from './escalate.ts';
import { expenses } from './expenses.ts';
import { help } from './help.ts';
import { paid } from './paid.ts';
import { member } from './member.ts';
import { pending } from './pending.ts';
import { propose } from './propose.ts';
import { remind } from './remind.ts';
import { rules } from './rules.ts';
import { status } from './status.ts';
import { declaredVoid } from './void.ts';
import { vote } from './vote.ts';
import { withdraw } from './withdraw.ts';

/** What each command does. */
export const commands: Readonly<Record<CommandName, Command>> = {
  propose,
  status,
  vote,
  ballot,
  ballots: ballotsOf,
  pending,
  decisions,
  escalate,
  extend,
  remind,
  withdraw,
  paid,
  expenses,
  void: declaredVoid,
  done,
  rules,
  member,
  help,
};
