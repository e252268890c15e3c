import type { Voice } from '../chat/voice.ts';
import { isOfProposal } from '../governance/facts.ts';
import { isAboutVotes } from '../governance/proposal/facts.ts';
import type { SealedFact } from '../ledger/chain.ts';
import type { Outgoing } from '../ledger/outgoing.ts';
import { announcements } from './announcements.ts';
import { memberAnnouncements } from './member-announcements.ts';
import type { Memory } from './memory.ts';
import type { Work } from './work.ts';

/** Brings a fact to what it is about, and gives what is to be said of it. */
export function takeIn(
  voice: Voice,
  { live, rosters, followUps, privateReminders }: Memory,
  { fact, hash }: SealedFact,
  work: Work,
): readonly Outgoing[] {
  if (!isOfProposal(fact)) {
    return memberAnnouncements(voice, fact, rosters.apply(fact));
  }
  const proposal = live.apply(fact);
  // Votes come by the hundred thousand, and a proposal waits for the same as before.
  if (!isAboutVotes(fact)) {
    const waits = followUps.note(proposal);
    privateReminders.note(proposal);
    if (proposal.status === 'closed') work.follows({ proposal: proposal.number, followUps: waits });
  }
  return announcements(voice, fact, hash, proposal);
}
