import type { Config } from '../../../src/config/config.ts';
import { parseConfig } from '../../../src/config/load.ts';
import { bodyId, roomId, type BodyId, type RoomId } from '../../../src/governance/terms.ts';

const FULL = bodyId('full');
const FINANCE = bodyId('finance');

/** Where each body talks. */
export const OPEN_CHATROOM = roomId('!open:example.coop');
export const FINANCE_ROOM = roomId('!finance:example.coop');
export type Rooms = readonly (readonly [RoomId, BodyId])[];
export const ROOMS: Rooms = [
  [OPEN_CHATROOM, FULL],
  [FINANCE_ROOM, FINANCE],
];

/** social.coop's bylaws (R1 to R6) for the full group and one working group. */
export const SOCIAL_COOP = `
matrix:
  homeserver: https://matrix.example.coop
  accessToken: { env: TOKEN }
stewards: ['@sam:example.coop']
electorates:
  members: { room: true }
bodies:
  full:
    name: Full group
    rooms: ['#open-chatroom:example.coop']
    electorate: members
    authority: binding
    binds: social.coop
  finance:
    name: Finance working group
    rooms: ['#finance:example.coop']
    electorate: members
    authority: advisory
    binds: the finance working group, within its scope
rules:
  ordinary:
    votingPeriod: { minimum: 6 days, maximum: 60 days, urgent: { label: URGENT, minimum: 24 hours } }
    require:
      - { votes: [agree], moreThan: 1, times: [disagree] }
      - { when: block, votes: [agree], atLeast: 9, times: [disagree, block] }
  bylaws:
    label: BYLAWS
    bodies: [full]
    votingPeriod: { minimum: 10 days, maximum: 60 days }
    require:
      - { votes: [agree], moreThan: 1, times: [disagree] }
      - { votes: [agree], atLeast: 3, times: [disagree] }
      - { when: block, votes: [agree], atLeast: 19/2, times: [disagree, block] }
closing: { grace: 60 seconds }
# Out of the way of what is tested.
limits: { openProposals: 1000, commands: { burst: 1000, every: 1 second } }
reminders: { before: [] }
`;

/** How the finance group spends (R8 to R10), and what appeals need (R13). */
const MONEY_AND_APPEALS = `
  expense:
    label: EXPENSE
    bodies: [finance]
    votingPeriod: { minimum: 6 days, maximum: 60 days, urgent: { label: URGENT, minimum: 24 hours } }
    require: [{ votes: [agree], moreThan: 1, times: [disagree] }]
    forms:
      work: [What, Timeline, Qualifications, Cost]
      service: [What, Provider, Reason, Cost]
      donation: [To, Work, Amount]
    money: { amount: [Cost, Amount], currencies: [USD, EUR], atOnce: 1/2 }
  invoice:
    label: INVOICE
    bodies: [finance]
    votingPeriod: { minimum: 6 days, maximum: 60 days }
    require: [{ votes: [agree], moreThan: 1, times: [disagree] }]
    fields: [Amount, Evidence]
    money: { amount: [Amount], currencies: [USD, EUR] }
    invoices: expense
    payment: { within: 2 weeks }
  appeal:
    label: APPEAL
    bodies: [full]
    votingPeriod: { minimum: 6 days, maximum: 60 days }
    require: [{ votes: [agree], moreThan: 1, times: [disagree] }]
    fields: [For]
    outcomes: { passed: granted, notPassed: not granted }
`;

/** social.coop's bylaws with those on money and on appeals. */
export const WITH_MONEY = SOCIAL_COOP.replace(/^(?=closing:)/mu, () => MONEY_AND_APPEALS.slice(1));

/** The same bodies with the rules of another group, as the text of the section \`rules\`. */
export function withRules(rules: string): string {
  return SOCIAL_COOP.replace(/^rules:\n[^]*(?=^closing:)/mu, () => `rules:\n${rules}\n`);
}

/** The same bodies with these limits, and otherwise those of a configuration that says nothing of limits. */
export function withLimits(limits: string, yaml = SOCIAL_COOP): string {
  return yaml.replace(/^limits:.*$/mu, () => `limits: { ${limits} }`);
}

/** The same bodies with these reminders, and otherwise those of a configuration that says nothing of them. */
export function withReminders(reminders: string, yaml = SOCIAL_COOP): string {
  return yaml.replace(/^reminders:.*$/mu, () => `reminders: { ${reminders} }`);
}

export function read(yaml: string): Config {
  return parseConfig(yaml, {
    file: '/co-op/config.yaml',
    env: { TOKEN: 'secret', ALTHING_ACCESS_TOKEN: 'secret' },
    readFile: (path) => {
      throw new Error(`nothing is read from ${path}`);
    },
  });
}

/** The same, and the working group's results are told to the full group. */
export function reporting(yaml: string): string {
  return yaml.replace(/^( *)(binds: the finance)/mu, '$1reportTo: full\n$1$2');
}

export const REPORTING = reporting(SOCIAL_COOP);
