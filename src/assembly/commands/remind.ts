import { unclearRemind, willNotRemind, willRemind } from '../../chat/messages/remind.ts';
import { parseRemind } from '../../chat/remind-words.ts';
import type { ReminderWish } from '../../ledger/ledger.ts';
import { waitsForVote } from '../waits-for-vote.ts';
import { words, type Answer, type CommandContext, type Invocation } from './command.ts';

/** `remind me [off | in ZONE]`: whether somebody wants a private word before a vote ends. */
export function remind(context: CommandContext, { event: { sender }, body, rest }: Invocation): Answer {
  const { voice, config, live, wishes, privateReminders, work, now } = context;
  const wanted = parseRemind(rest);
  if ('problem' in wanted) return words(unclearRemind(voice, wanted));
  const set = (wish: ReminderWish | undefined): void => {
    privateReminders.wish({ member: sender, wish });
    work.wishes({ member: sender, wish });
  };
  if (wanted.wish === 'off') {
    set(undefined);
    return words(willNotRemind(voice));
  }
  const known = wishes.of(sender);
  const zone = wanted.zone ?? known?.zone;
  const wish = { member: sender, since: known?.since ?? now, ...(zone === undefined ? {} : { zone }) };
  set(wish);
  const waiting = live
    .open()
    .filter(({ terms }) => body === undefined || terms.body === body.id)
    .filter((proposal) => waitsForVote(context, proposal, sender));
  return words(willRemind(voice, config.reminders, wishes.zoneOf(wish), waiting.length));
}
