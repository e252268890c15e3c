/** In words, for the top of the transcript: all else is social.coop's rules. */
export const DIFFERENCE =
  'Its rules are social.coop’s, but for the times: a vote takes a minute here, not six days.';

const moreAgree = { votes: ['agree'], moreThan: 1, times: ['disagree'] };
const withBlock = { when: 'block', votes: ['agree'], times: ['disagree', 'block'] };

/** What config.example.yaml says, so much shorter that one can watch it. */
export function demoSettings(serverName: string): Record<string, unknown> {
  return {
    storage: 'storage/althing.db',
    electorates: { members: { room: true } },
    bodies: {
      full: {
        name: 'Full group',
        rooms: [`#open-chatroom:${serverName}`],
        electorate: 'members',
        authority: 'binding',
        binds: 'the whole co-op',
      },
      finance: {
        name: 'Finance working group',
        rooms: [`#finance:${serverName}`],
        electorate: 'members',
        authority: 'advisory',
        binds: 'the finance working group, within its scope',
      },
    },
    rules: {
      ordinary: {
        votingPeriod: {
          minimum: '1 minute',
          maximum: '60 days',
          urgent: { label: 'URGENT', minimum: '45 seconds' },
        },
        require: [moreAgree, { ...withBlock, atLeast: 9 }],
      },
      bylaws: {
        label: 'BYLAWS',
        bodies: ['full'],
        votingPeriod: { minimum: '100 seconds', maximum: '60 days' },
        require: [
          moreAgree,
          { votes: ['agree'], atLeast: 3, times: ['disagree'] },
          { ...withBlock, atLeast: '19/2' },
        ],
      },
    },
    closing: { grace: '1 second' },
  };
}
