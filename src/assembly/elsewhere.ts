import { goesOn, report } from '../chat/messages/escalation.ts';
import type { Voice } from '../chat/voice.ts';
import type { Closed, Open } from '../governance/proposal/proposal.ts';
import type { Outgoing } from '../ledger/outgoing.ts';
import { secondEnd } from './second-end.ts';

/** What is said of a proposal in another group's room. */

/** A result, in one line. Of what was withdrawn, or void before it was decided, nobody there has heard. */
export function reportElsewhere(voice: Voice, proposal: Closed): Outgoing[] {
  const { terms, count, card } = proposal;
  if (terms.reportTo === undefined || count === undefined) return [];
  return [
    {
      kind: 'message',
      key: `report${secondEnd(proposal)}:${card}`,
      room: terms.reportTo.room,
      text: report(voice, proposal),
      notice: false,
      mentions: [],
    },
  ];
}

/** In the thread of the proposal that this one comes from, as soon as there is a card to link to. */
export function goesOnElsewhere(voice: Voice, proposal: Open): Outgoing[] {
  const { escalatedFrom: origin } = proposal.terms;
  if (origin === undefined) return [];
  return [
    {
      kind: 'message',
      key: `escalated:${proposal.card}`,
      room: origin.room,
      text: goesOn(voice, proposal, origin),
      notice: false,
      mentions: [],
      thread: origin.thread,
    },
  ];
}
