/**
 * English, the first language: every string that a person reads in a room.
 * Short, kind, exact; words with numbers, so that it reads well aloud. Keys say where it is used.
 */
export const en = {
  verbatim: '{{text}}',
  code: '<code>{{text}}</code>',

  'choice.agree': 'Agree',
  'choice.disagree': 'Disagree',
  'choice.abstain': 'Abstain',
  'choice.block': 'Block',
  'outcome.passed': 'passed',
  'outcome.not passed': 'not passed',
  'outcome.withdrawn': 'withdrawn',
  'outcome.void': 'void',
  'list.and': '{{first}} and {{last}}',
  'list.more_one': '{{count}} more',
  'list.more_other': '{{count}} more',
  'list.or': '{{first}} or {{last}}',

  'time.moment': '{{date}} UTC',
  'time.day': '{{date}}',
  'time.left': '{{moment}} (in {{left}})',

  counts: 'Agree {{agree}}, Disagree {{disagree}}, Abstain {{abstain}}, Block {{block}}',

  'proposal.heading': 'Proposal {{number}}: <strong>{{title}}</strong>',
  'proposal.labelled': '{{labels}}: {{title}}',
  'card.body': 'Group: {{body}}. Proposer: {{proposer}}. Rule: {{rule}}.',
  'card.open': 'Voting is open for {{period}}, until {{closesAt}}.',
  'card.moved': 'This message was held up, so voting ends that much later.',
  'card.urgent': 'Urgent, because: {{justification}}',
  'card.not shortened': '{{label}} does not shorten the voting period of this rule.',
  'card.vote':
    'To vote, react to this message: {{agree}} Agree, {{disagree}} Disagree, {{abstain}} Abstain, {{block}} Block. Or reply to it with a word: {{words}}. You have one ballot and can change it until the end.',
  'card.block': 'A Block says that the proposal goes against the group’s core principles.',
  'card.details elsewhere': 'The details are the first message of this thread.',
  'card.discussed': 'Discussed before: {{links}}',
  'card.steward': 'Seen through by: {{steward}}',
  'card.review': 'If it passes, I bring it back to be looked at again: {{date}}.',
  'card.escalated': 'Brought here from {{body}}, where it was proposal {{number}}: {{link}}',
  'card.escalated to': 'This vote ended: {{by}} took it to {{body}}, as proposal {{to}}.',
  'card.details revised':
    'The details are in this thread: the newest message with the heading “Details of proposal {{number}}”.',
  'card.details': 'Details of proposal {{number}}:',
  'card.ended': 'This proposal is closed: <strong>{{outcome}}</strong>. {{counts}}.',
  'card.moved room':
    'This vote goes on here, since this room replaces the former one. Ballots cast there count on: {{counts}}.',
  'card.moved room before':
    'This vote goes on here, since this room replaces the former one. Ballots cast there count on.',
  'card.void': 'This proposal was declared <strong>void</strong> by {{by}}.',
  'card.withdrawn': 'This proposal was <strong>withdrawn</strong> by {{by}}.',

  'card.field': '{{field}}: {{value}}',
  'card.invoice': 'It invoices proposal {{number}}.',
  'card.meanings': 'If this passes, it is {{passed}}; otherwise it is {{notPassed}}.',
  'card.details below': 'The details are the next message in this thread.',

  'result.passed': '<strong>Passed.</strong> Proposal {{number}}: {{title}}',
  'result.not passed': '<strong>Not passed.</strong> Proposal {{number}}: {{title}}',
  'result.in other words': '<strong>{{outcome}}.</strong> Proposal {{number}}: {{title}}',
  'result.invoice now':
    '{{proposer}} may invoice {{now}} of the {{amount}} now. The invoice must link back to this proposal.',
  'result.invoice the rest':
    'The rest is invoiced when the work is done, in this proposal’s thread and with evidence: <code>{{line}}</code>',
  'result.to be paid':
    'To be paid within {{within}}, or when the balance allows: {{amount}}. When it is paid, anybody in the group’s room can say so: <code>{{line}}</code>',
  'result.counts': '{{counts}}.',
  'result.requirement': '{{text}}: {{working}}',
  'result.met': '{{comparison}}, met.',
  'result.not met': '{{comparison}}, not met.',
  'result.does not apply': 'does not apply, there is no {{choice}}.',
  'result.binding': 'Decided by: {{body}}. Binding on {{binds}}.',
  'result.advisory':
    'Decided by: {{body}}. Advisory: it binds only if the group confirms it in its usual way.',
  'result.period': 'Voting was open from {{from}} to {{to}}.',
  'result.blocks': 'Blocks:',
  'result.block': '{{voter}}: {{reason}}',
  'result.block without reason': '{{voter}}, without a reason.',
  'result.more blocks_one': 'and {{count}} more, see <code>{{command}}</code>',
  'result.more blocks_other': 'and {{count}} more, see <code>{{command}}</code>',
  'result.not counted_one':
    '{{count}} member cast a vote that does not count (see <code>{{command}}</code>).',
  'result.not counted_other':
    '{{count}} members cast votes that do not count (see <code>{{command}}</code>).',
  'result.hidden_one':
    '{{count}} vote was removed from view by a moderator; only its voter can take it back, so it stands.',
  'result.hidden_other':
    '{{count}} votes were removed from view by a moderator; only their voters can take them back, so they stand.',
  'result.divided_one':
    '{{count}} member’s delegates chose differently; the newest choice counts (see <code>{{command}}</code>).',
  'result.divided_other':
    'The delegates of {{count}} members chose differently; the newest choice of each member counts (see <code>{{command}}</code>).',
  'result.delayed_one':
    '{{count}} vote reached me long after it was sent, but in time, so it counts: {{voters}}.',
  'result.delayed_other':
    '{{count}} votes reached me long after they were sent, but in time, so they count: {{voters}}.',
  'result.record': 'Record: <code>{{hash}}</code>',
  'result.record attached': 'All votes are in a file in the proposal’s thread.',
  'result.withdrawn': '<strong>Withdrawn.</strong> Proposal {{number}}: {{title}}',
  'result.withdrawn by': '{{by}}, who proposed it, took it back. Nothing was decided.',
  'result.void': '<strong>Void.</strong> Proposal {{number}}: {{title}}',
  'result.void by': '{{by}}, a steward, declared it void, because: {{reason}}',
  'result.void open': 'Its vote ends here; nothing was decided.',
  'result.void decided': 'Its earlier result ({{outcome}}) no longer stands.',

  'extended.thread':
    '{{by}} extended the vote on proposal {{number}}: it was to end {{from}}, and now ends <strong>{{to}}</strong>.',
  'revised.thread':
    '{{by}} changed the text of proposal {{number}}; nobody else had voted. What my message about it says now is what is voted on.',
  'revised.stands':
    '{{by}}, others have voted on proposal {{number}} already, so your edit does not change it: my message about it shows the text that stands. To propose something else, take it back first: <code>{{line}}</code>',
  'revised.too late':
    '{{by}}, voting on proposal {{number}} is over, so your edit does not change it: my message about it shows the text that was voted on.',
  'result.steward':
    'Seen through by: {{steward}}. When it is done, anybody in the group’s room can say so: <code>{{line}}</code>',
  'done.thread': 'Done, says {{by}}: proposal {{number}}, {{title}}.',
  'done.thread with note': 'Done, says {{by}}: proposal {{number}}, {{title}}. {{note}}',
  'review.due':
    'Time to look again at proposal {{number}}, <strong>{{title}}</strong>. It passed {{decided}}, and this look at it was set for {{due}}.',
  'review.link': 'Its message: {{link}}',
  'review.propose':
    'If all is well, nothing needs to be done. To change it, propose what you want instead: <code>{{line}}</code>',
  'result.escalated':
    '{{by}} took it to {{body}}, where it goes on as proposal {{to}}. Nothing was decided here.',
  'escalated.thread': 'Proposal {{former}} goes on in {{body}} as proposal {{number}}: {{by}} took it there.',
  'report.result':
    '<strong>{{outcome}}.</strong> {{body}}, proposal {{number}}: {{title}}. {{counts}}. {{link}}',
  'report.void':
    '<strong>Void.</strong> {{body}}, proposal {{number}}: {{title}}. Its result, of which I told you, no longer stands. {{link}}',
  'withdrawn.thread': '{{by}} withdrew proposal {{number}}. Its vote ends here, and nothing was decided.',
  'result.extended_one': 'Its proposer extended the vote; at first it was to end {{from}}.',
  'result.extended_other': 'Its proposer extended the vote {{count}} times; at first it was to end {{from}}.',
  'blocks.no reason': 'One without a reason.',
  'blocks.more_one': 'and {{count}} more.',
  'blocks.more_other': 'and {{count}} more.',
  'blocks.withdrawn_one': '{{count}} Block was taken back: {{voters}}.',
  'blocks.withdrawn_other': '{{count}} Blocks were taken back: {{voters}}.',

  'comparison.moreThan.met': '{{left}} is more than {{right}}',
  'comparison.moreThan.not met': '{{left}} is not more than {{right}}',
  'comparison.atLeast.met': '{{left}} is at least {{right}}',
  'comparison.atLeast.not met': '{{left}} is less than {{right}}',
  'comparison.atMost.met': '{{left}} is at most {{right}}',
  'comparison.atMost.not met': '{{left}} is more than {{right}}',
  'comparison.multiplied': '{{comparison}} (both sides times {{factor}})',

  'requirement.moreThan.same': 'More {{votes}} than {{base}}',
  'requirement.moreThan.times': 'More than {{ratio}} times as many {{votes}} as {{base}}',
  'requirement.moreThan.part': 'More {{votes}} than {{ratio}} of {{base}}',
  'requirement.moreThan.number': 'More than {{ratio}} {{votes}}',
  'requirement.atLeast.same': 'At least as many {{votes}} as {{base}}',
  'requirement.atLeast.times': 'At least {{ratio}} times as many {{votes}} as {{base}}',
  'requirement.atLeast.part': '{{votes}} at least {{ratio}} of {{base}}',
  'requirement.atLeast.number': 'At least {{ratio}} {{votes}}',
  'requirement.atMost.same': 'At most as many {{votes}} as {{base}}',
  'requirement.atMost.times': 'At most {{ratio}} times as many {{votes}} as {{base}}',
  'requirement.atMost.part': '{{votes}} at most {{ratio}} of {{base}}',
  'requirement.atMost.number': 'At most {{ratio}} {{votes}}',
  'requirement.none': 'No {{votes}}',
  'requirement.when': 'With any {{choice}}, {{text}}',
  'base.ballots': 'ballots',
  'base.cast': 'all ballots',
  'base.eligible': 'everybody who may vote',
  'base.eligibleLessAbstain': 'everybody who may vote and does not abstain',

  'status.none': 'There is no open proposal in {{body}}. To make one, send: <code>{{example}}</code>',
  'status.none anywhere': 'There is no open proposal in any group that you are in.',
  'status.heading_one': '{{count}} open proposal in {{body}}:',
  'status.heading_other': '{{count}} open proposals in {{body}}:',
  'status.line': '<strong>Proposal {{number}}, {{title}}</strong> – {{counts}}. {{closes}} {{wouldPass}}',
  'status.opening':
    '<strong>Proposal {{number}}, {{title}}</strong> – its message is on the way to the room.',
  'status.closes': 'Closes {{closesAt}}.',
  'status.counting': 'Voting ended {{closesAt}}; the result comes in a moment.',
  'status.would pass': 'If it closed now, it would pass.',
  'status.would not pass': 'If it closed now, it would not pass.',
  'status.more_one': 'and {{count}} more. <code>{{command}}</code> with a number shows one.',
  'status.more_other': 'and {{count}} more. <code>{{command}}</code> with a number shows one.',
  'status.link': 'Vote on its message: {{link}}',
  'status.closed': 'Proposal {{number}} is closed: <strong>{{outcome}}</strong>. {{title}}',
  'status.ended': 'It ended {{moment}}.',
  'status.eligible then_one': '{{count}} person could vote.',
  'status.eligible then_other': '{{count}} people could vote.',
  'status.requirements': 'What it needs:',
  'status.requirements then': 'What it needed:',
  'status.blocks': 'Blocks:',
  'status.excluded': 'Not counted:',
  'status.latecomers': 'Sent in time, but here only after the result, so not counted:',
  'status.latecomer': '{{voter}}, {{choice}}, sent {{moment}}',
  'status.done': 'Done, said {{by}} {{moment}}.',
  'status.done with note': 'Done, said {{by}} {{moment}}: {{note}}',
  'status.escalated': 'It goes on in {{body}} as proposal {{to}}.',
  'status.voided': '{{by}} declared it void, because: {{reason}}',

  'status.paid': 'Marked as paid: {{paid}} of {{amount}}.',

  'payment.made': 'Paid, says {{by}}: {{paid}} of proposal {{number}}, {{title}}.',
  'payment.settled':
    'Paid, says {{by}}: {{paid}}. Nothing is owed any more on proposal {{number}}, {{title}}.',
  'payment.in part':
    'Paid in part, says {{by}}: {{paid}}. On proposal {{number}}, {{title}}, {{rest}} is still owed.',
  'payment.reminder':
    'Not marked as paid yet: {{rest}} of proposal {{number}}, {{title}}, which {{proposer}} has been waiting for since {{since}}.',
  'payment.reminder mark':
    'Until it is marked as paid, I say so every {{within}}. When it is paid, anybody in the group’s room can say so: <code>{{line}}</code>',

  'expenses.none': 'No expense has been approved in {{body}} yet.',
  'expenses.none anywhere': 'No expense has been approved in any group that you are in.',
  'expenses.heading': 'What {{body}} has approved:',
  'expenses.sums':
    '<strong>{{approved}}</strong> approved, {{invoiced}} invoiced, {{paid}} paid, <strong>{{owed}}</strong> owed.',
  'expenses.open_one': '{{count}} is not paid in full:',
  'expenses.open_other': '{{count}} are not paid in full:',
  'expenses.line':
    '<strong>Proposal {{number}}, {{title}}</strong> – {{approved}} approved, {{invoiced}} invoiced, {{paid}} paid, {{owed}} owed.',
  'expenses.more_one': 'and {{count}} more.',
  'expenses.more_other': 'and {{count}} more.',

  'reminder.heading': '<strong>Voting ends in {{left}}.</strong> Proposal {{number}}: {{title}}',
  'reminder.ends': 'It ends {{closesAt}}.',
  'reminder.blocks': 'Blocks:',
  'reminder.vote':
    'To vote, react to the proposal’s message at the top of this thread, or send for instance: <code>{{example}}</code>',

  'remind.private':
    'Voting on proposal {{number}}, {{title}}, ends in {{left}} ({{closesAt}}), and you have not voted.',
  'remind.vote': 'To vote, react to its message, or send me for instance <code>{{example}}</code>: {{link}}',
  'remind.stop': 'To have no more private reminders, send: <code>{{command}}</code>',
  'remind.on':
    'I will remind you in private about {{before}} before a vote ends, if you can vote and have not by then.',
  'remind.quiet':
    'Between {{from}} and {{to}} by the clocks of {{zone}} no reminder is sent: it waits for {{to}}, or comes before {{from}} if the vote would be over by then. For another time zone send for instance: <code>{{command}}</code>',
  'remind.waiting_one': '{{count}} open proposal waits for your vote already: <code>{{command}}</code>',
  'remind.waiting_other': '{{count}} open proposals wait for your vote already: <code>{{command}}</code>',
  'remind.never': 'Reminders are switched off for this group, so you will get none for now.',
  'remind.off': 'I will not remind you in private any more.',

  'excluded.not eligible': 'not among those who may vote, when it was cast',
  'excluded.late': 'cast after the end of voting',
  'excluded.line': '{{voter}}, {{choice}}: {{why}}',

  'status.divided': 'Delegates who chose differently; the newest choice counts:',
  'status.delegate counts': 'for {{seat}}',
  'ballots.for': '{{voter}} for {{seat}}',
  'ballots.delegate': '{{voter}}, {{choice}}',
  'ballots.divided': '{{line}} (before, for the same ballot: {{others}})',

  electorate_one: 'Who may vote: whoever {{who}}; today {{count}} member.',
  electorate_other: 'Who may vote: whoever {{who}}; today {{count}} members.',
  'electorate.room': 'is in the room',
  'electorate.roster': 'is on the list “{{list}}”',
  'electorate.roster with probation': 'is on the list “{{list}}” and has ended {{probation}} of probation',
  'electorate.homeservers': 'has an account of {{homeservers}}',
  'electorate.joined before': 'joined before the proposal opened',
  'electorate.either': 'either {{sets}}',

  'ineligible.not in the room': 'you were not in {{body}} when you cast it',
  'ineligible.other homeserver': 'accounts of your homeserver may not vote in {{body}}',
  'ineligible.joined later':
    'you joined {{body}} only after it was proposed. On what is proposed from then on you can vote',
  'ineligible.not on the roster':
    'your account is not on the list of members. If it should be, please tell those who keep the list',
  'ineligible.probation':
    'you are on probation. Your votes count once those who keep the list have approved you',
  'ineligible.probation until': 'you are on probation. Your votes count from {{date}} (UTC) on',
  'ineligible.probation until, in time':
    'you are on probation. Your votes count from {{date}} (UTC) on, and voting will still be open then: please vote again',
  'ineligible.frozen': 'your membership is frozen. {{how}}',
  'ineligible.left':
    'by the list of members you have left. If that is wrong, please tell those who keep the list',
  'ineligible.denied': 'your application was not granted. {{how}}',
  'ineligible.talk': 'If you think that this is wrong, please talk to those who keep the list of members',

  appeal:
    'If you think that this is wrong, ask any member to send in the room of {{bodies}}: <code>{{line}}</code>; that group then decides',
  'appeal.with lines':
    'If you think that this is wrong, ask any member to send in the room of {{bodies}}: <code>{{line}}</code> with the line {{below}} below it; that group then decides',

  'ballots.heading_one': '{{count}} ballot on proposal {{number}}: {{title}}',
  'ballots.heading_other': '{{count}} ballots on proposal {{number}}: {{title}}',
  'ballots.none': 'Nobody has voted on proposal {{number}} yet: {{title}}',
  'ballots.line': '{{voter}}: {{choice}}, {{moment}}',
  'ballots.line with reason': '{{voter}}: {{choice}}, {{moment}}. Reason: {{reason}}',
  'ballots.hidden': '{{line}} (removed from view by {{by}}, stands)',
  'ballots.delayed': '{{line}} (reached me {{moment}})',
  'ballots.more_one': 'and {{count}} more.',
  'ballots.more_other': 'and {{count}} more.',
  'ballots.in its room':
    'Who voted what is shown in the room of the group: send <code>{{all}}</code> there. Here I show you only your own ballot on proposal {{number}}: <code>{{own}}</code>',
  'ballot.none open':
    'You have no ballot on an open proposal. To see what you can vote on, send: <code>{{command}}</code>',
  'ballot.heading_one': 'Your ballot on {{count}} open proposal:',
  'ballot.heading_other': 'Your ballots on {{count}} open proposals:',
  'ballot.line': '<strong>Proposal {{number}}, {{title}}</strong> – {{choice}}, cast {{moment}}. It counts.',
  'ballot.line excluded':
    '<strong>Proposal {{number}}, {{title}}</strong> – {{choice}}, cast {{moment}}. It does not count: {{why}}.',
  'ballot.more_one': 'and {{count}} more. <code>{{command}}</code> shows one.',
  'ballot.more_other': 'and {{count}} more. <code>{{command}}</code> shows one.',
  'ballot.pending': 'What waits for your vote: <code>{{command}}</code>',
  'ballot.none':
    'You have not voted on proposal {{number}}, {{title}}. To vote, send: <code>{{example}}</code>',
  'ballot.none closed': 'You did not vote on proposal {{number}}, {{title}}.',
  'ballot.counts':
    'Your ballot on proposal {{number}}, {{title}}: <strong>{{choice}}</strong>, cast {{moment}}. It counts.',
  'ballot.reason': 'Your reason: {{reason}}',
  'ballot.excluded':
    'Your vote on proposal {{number}} ({{choice}}, cast {{moment}}) does not count: {{why}}.',

  'pending.none': 'No open proposal waits for your vote.',
  'pending.heading_one': '{{count}} open proposal waits for your vote:',
  'pending.heading_other': '{{count}} open proposals wait for your vote:',
  'pending.line': '<strong>Proposal {{number}}, {{title}}</strong> – {{closes}} {{link}}',
  'pending.vote': 'To vote, react to its message, or send for instance: <code>{{example}}</code>',

  'decisions.heading_one': '{{count}} decision {{what}}:',
  'decisions.heading_other': '{{count}} decisions {{what}}:',
  'decisions.heading many': 'At least {{count}} decisions {{what}}:',
  'decisions.none': 'There is no decision {{what}}.',
  'decisions.fewer': 'Try fewer words, or see the newest decisions: <code>{{command}}</code>',
  'decisions.of': 'of {{body}}',
  'decisions.of yours': 'of the groups that you are in',
  'decisions.with': 'with “{{text}}”',
  'decisions.since': 'since {{day}}',
  'decisions.line':
    '<strong>Proposal {{number}}, {{outcome}}</strong>: {{title}} – {{day}}, {{body}}. {{link}}',
  'decisions.more_one': 'and {{count}} more. Another word shows fewer.',
  'decisions.more_other': 'and {{count}} more. Another word shows fewer.',
  'decisions.many more': 'and many more. Another word shows fewer.',

  'rules.heading': 'How {{body}} decides:',
  'rules.ordinary': '<strong>Proposals without a label</strong> (rule “{{rule}}”)',
  'rules.labelled': '<strong>{{label}} in the title</strong> (rule “{{rule}}”)',
  'rules.elsewhere': '{{label}} proposals are for {{bodies}} only.',
  'rules.period': 'Open for at least {{minimum}}, at most {{maximum}}.',
  'rules.standard': 'Without a closing time: {{standard}}.',
  'rules.urgent': 'With {{label}} in the title and a <code>Justification:</code> line, at least {{minimum}}.',
  'rules.rule': '{{heading}}. {{period}} It passes with: {{requirements}}.',
  'rules.fields_one': 'It needs the line {{fields}}.',
  'rules.fields_other': 'It needs the lines {{fields}}.',
  'rules.forms': 'It needs the lines of one of these: {{forms}}.',
  'rules.invoices':
    'It invoices a passed {{kind}} proposal of the same member, in its thread, and never more than is left of it.',
  'rules.at once': 'Once passed, {{share}} of the amount may be invoiced without a further vote.',
  'rules.payment': 'Once passed it is to be paid within {{within}}; I remind you until it is marked as paid.',
  'rules.outcomes': 'If it passes, it is {{passed}}; otherwise it is {{notPassed}}.',
  'form.lines': '{{form}} ({{fields}})',
  'field.quoted': '“{{field}}:”',
  'rules.abstain': 'Abstain is recorded and shown; it is not compared with anything.',
  'rules.abstain compared':
    'Abstain is recorded and shown; it counts only where a rule above names it, or all ballots.',
  'rules.quorum': 'There is no quorum.',
  'rules.binding': 'Its decisions are binding on {{binds}}.',
  'rules.advisory': 'Its decisions are advisory.',
  'rules.reports': 'Its results are told to {{body}}. To take a proposal there: <code>{{line}}</code>',

  'help.heading': 'I keep the votes of this group. Commands:',
  'help.line': '<code>{{usage}}</code>: {{what}}',
  'help.propose': 'opens a proposal; details may follow on more lines',
  'help.status': 'open proposals, or one in full',
  'help.vote': 'votes by words; a reaction on the proposal does the same',
  'help.ballot': 'your own ballots, and whether they count',
  'help.ballots': 'who voted what',
  'help.pending': 'open proposals that wait for your vote',
  'help.extend': 'gives a proposal more time, for who made it',
  'help.done': 'says that what was decided is done',
  'help.decisions': 'what was decided, or what has these words',
  'help.remind': 'a private word before a vote ends, if you have not voted',
  'help.escalate': 'takes a proposal to the group that yours reports to',
  'help.withdraw': 'takes a proposal back, for who made it',
  'help.paid': 'marks an approved amount as paid',
  'help.expenses': 'what was approved, invoiced and paid, and what is owed',
  'help.void': 'declares a proposal void, for stewards only',
  'help.member': 'keeps the list of members, for the group that is in charge of it',
  'help.rules': 'how this group decides',
  'help.help': 'this list, or more about one command',
  'help.usage.propose': 'propose TITLE',
  'help.usage.status': 'status [N]',
  'help.usage.vote': 'vote N CHOICE [because …]',
  'help.usage.ballot': 'ballot [N]',
  'help.usage.ballots': 'ballots N',
  'help.usage.pending': 'pending',
  'help.usage.extend': 'extend N by 3 days',
  'help.usage.done': 'done N',
  'help.usage.decisions': 'decisions [WORDS]',
  'help.usage.remind': 'remind me [off | in PLACE]',
  'help.usage.escalate': 'escalate N',
  'help.usage.withdraw': 'withdraw N',
  'help.usage.paid': 'paid N [AMOUNT]',
  'help.usage.expenses': 'expenses',
  'help.usage.void': 'void N because …',
  'help.usage.member': 'member WHAT @account',
  'help.usage.rules': 'rules',
  'help.usage.help': 'help [command]',
  'help.as well': 'Once a proposal is made there are also {{commands}}.',
  'help.more':
    'For more about one of them: <code>{{example}}</code>. In the thread of a proposal you can leave out its number.',
  'help.example': 'For instance:',
  'help.long.propose':
    'The first line is the title. Below it, each on a line of its own and only if you need them: <code>Closes: in 8 days</code>, <code>Steward: @ben:example.coop</code> (who sees it through), <code>Review: in 6 months</code>, <code>Discussed: https://…</code>. Then the details, in Markdown. Until somebody else has voted you can edit the message to change the text.',
  'help.long.propose labels_one':
    'Word for the title that changes the rule: {{labels}}. See <code>{{command}}</code>.',
  'help.long.propose labels_other':
    'Words for the title that change the rule: {{labels}}. See <code>{{command}}</code>.',
  'help.long.status':
    'Without a number: the open proposals, their votes, the time left, and what would happen if they closed now. With a number: every requirement with its numbers.',
  'help.long.vote':
    'The choice is {{choices}}. Your newest choice counts; removing the message or reaction takes it back. Replying to the proposal’s message with nothing but the choice does the same.',
  'help.long.ballot':
    'Shows how I count you on a proposal; without a number, on all open ones. In a direct chat, where nobody else reads it, I also say why a vote does not count.',
  'help.long.ballots':
    'Lists everybody’s choice with reasons and times. Votes are open in the room of the group, as they are on the message itself; in a direct chat I show only your own.',
  'help.long.pending': 'Lists what you can still vote on.',
  'help.long.extend':
    'Only who made the proposal can extend it, only while it is open, and not beyond the longest time of its rule. Or name the new end: <code>{{example}}</code>',
  'help.long.done':
    'For a proposal that has passed. Anybody in the group’s room can say so. Words behind the number are kept with it: <code>{{done}}</code>',
  'help.long.decisions':
    'Finds closed proposals that have all the words in title, details or fields, the newest first; the last word may be only begun. Narrow it with <code>since DATE</code>, such as “since last month”, and in a direct chat with <code>in GROUP</code>. In a room it is about that group, in a direct chat about all groups that you are in.',
  'help.long.remind':
    'I write only to those who asked, and only while they have not voted. Add <code>off</code> to stop, or <code>in</code> and a time zone, such as Europe/Paris, so that I keep to the quiet hours where you are.',
  'help.long.escalate':
    'While it is open only who made it can do this, and its vote ends; once it is decided, anybody can. It is proposed there with the same text, by the rules of that group.',
  'help.long.withdraw':
    'Only who made the proposal can take it back, and only while it is open. It is announced.',
  'help.long.paid':
    'Once the money has left, anybody in the group’s room can say so. Without an amount it is all that is to be paid now. It is announced in the proposal’s thread.',
  'help.long.expenses':
    'Sums for each currency, and what is not paid in full yet. When something is paid, anybody in the group’s room can say so: <code>{{paid}}</code>',
  'help.long.void':
    'For when a vote went wrong as a whole. It can be open or decided; who did it and why is announced and stays on record. Stewards have no other say over outcomes.',
  'help.long.member':
    'In that group’s room alone, for those there whose own votes count by the list. Each with an account: approve @account joined 2026-03-01 (without the date it is today), deny @account because …, warn @account because …, freeze @account because …, unpaid @account since 2026-03-01; and unfreeze, non-paying, paying, paid, left, history. For an organisation: account add @delegate to its name, account remove @delegate. And: list, or list frozen.',
  'help.long.rules':
    'Says how long proposals stay open and what they need to pass, as configured for this group.',
  'help.long.help': 'Without a word: all commands. With one: more about it.',
  'help.elsewhere':
    'I know commands only in the rooms of a group that decides with me, and in direct chats with its members.',

  'asked.reason':
    '{{voter}}, you blocked proposal {{number}}. Which of the group’s core principles does it go against? Your next message in this thread is kept as your reason. Later you can change it with: <code>{{example}}</code>',
  'hint.thread vote':
    '{{member}}, was that a vote? In a thread I don’t count it as one. To vote, react to the proposal’s message, or send: <code>{{example}}</code>',
  'private.ineligible':
    'Your vote on proposal {{number}}, {{title}}, does not count: {{because}}. It is listed as not counted, without why.',
  'private.arrived late':
    'Your vote on proposal {{number}}, {{title}}, was sent in time, but reached me only after the result (voting ended {{closesAt}}). So it does not count, and is listed as such. Sorry!',
  'private.late':
    'Your vote on proposal {{number}}, {{title}}, reached me after the end of voting ({{closesAt}}), so it does not count. Sorry!',

  'member.elsewhere':
    'The list of members is kept in the room of the group that is in charge of it, and only there.',
  'member.not yours':
    'Only those here whose own votes count by the list of members can read and change it. If yours should, please ask one of them.',
  'member.misread.no order': 'What is to be done, and with whom?',
  'member.misread.unknown order': 'I don’t know “{{word}}” for the list of members.',
  'member.misread.no account': 'Whose account? I need it in full.',
  'member.misread.no reason': 'A reason is missing. It stays in this room.',
  'member.misread.no day': 'I need a day, as year, month and day.',
  'member.misread.not understood': 'I don’t understand the end of that line.',
  'member.status.probation': 'on probation',
  'member.status.member': 'admitted',
  'member.status.non-paying': 'non-paying',
  'member.status.frozen': 'frozen',
  'member.status.left': 'no longer a member',
  'member.status.denied': 'denied',
  'member.ground.warnings': 'warnings',
  'member.ground.unpaid dues': 'unpaid dues',
  'member.did.approve': '{{seat}} is approved and may vote. I have told them.',
  'member.did.approve, probation':
    '{{seat}} is approved. Their votes count from {{date}} (UTC) on. I have told them.',
  'member.did.deny':
    'The application of {{seat}} is denied. I have told them so, and what they can do if that is wrong; the reason stays here.',
  'member.did.warn_one':
    '{{seat}} has {{count}} warning; a freeze needs {{needed}}. I tell nobody: please talk to them yourselves.',
  'member.did.warn_other':
    '{{seat}} has {{count}} warnings; a freeze needs {{needed}}. I tell nobody: please talk to them yourselves.',
  'member.did.freeze':
    '{{seat}} is frozen (ground: {{ground}}). What they voted before stands. I have told them so, and what they can do if that is wrong; the reason stays here.',
  'member.did.unfreeze': '{{seat}} is not frozen any more, and may vote. I have told them.',
  'member.did.unfreeze, probation':
    '{{seat}} is not frozen any more. Probation begins anew: their votes count from {{date}} (UTC) on. I have told them.',
  'member.did.unfreeze, to be approved':
    '{{seat}} is not frozen any more, and is on probation as before: their votes count once you approve them. I have told them.',
  'member.did.non-paying':
    '{{seat}} is a non-paying member. In a quarter I ask here whether that still holds.',
  'member.did.paying': '{{seat}} is a paying member.',
  'member.did.unpaid':
    'Noted: the dues of {{seat}} are unpaid since {{since}}. From {{from}} on that is a ground for a freeze.',
  'member.did.paid': 'Noted: {{seat}} owes no dues.',
  'member.did.left': '{{seat}} is no longer a member. What they voted before stands.',
  'member.did.account add': '{{account}} can vote for {{seat}} now. It stays one ballot.',
  'member.did.account remove': '{{account}} can’t vote for {{seat}} any more.',
  'member.refused.not on the roster': '{{who}} is not on the list. Nothing was changed.',
  'member.refused.wrong status': '{{who}} is {{status}}, so that can’t be. Nothing was changed.',
  'member.refused.on probation':
    '{{who}} is on probation, and has to be approved first. Nothing was changed.',
  'member.refused.no ground':
    'A freeze needs a ground: {{warnings}} warnings, or dues that are unpaid for {{months}} months (not of non-paying members).',
  'member.refused.has warnings_one': '{{who}} has {{count}} warning. Nothing was changed.',
  'member.refused.has warnings_other': '{{who}} has {{count}} warnings. Nothing was changed.',
  'member.refused.has unpaid': 'Their dues are unpaid since {{since}}.',
  'member.refused.account taken': '{{account}} is on the list already, and has one seat only.',
  'member.refused.names the seat':
    '{{account}} is the only account of its seat, or the one that it is known by, so it stays.',
  'member.refused.not of the seat': '{{account}} is none of the accounts of {{who}}.',
  'member.refused.in the future': 'That day is in the future. Nothing was changed.',
  'member.refused.own seat':
    'That is about yourself, so somebody else of the group must do this. Nothing was changed.',
  'member.refused.nothing unpaid': 'Nothing is noted as unpaid for {{who}}.',
  'member.list.empty': 'Nobody is on the list “{{list}}” yet.',
  'member.list.heading': 'On the list “{{list}}”: {{counts}}.',
  'member.list.count': '{{count}} {{status}}',
  'member.list.named': '{{status}}: {{names}}',
  'member.list.unpaid': 'dues unpaid: {{names}}',
  'member.list.rest': 'The full list is a file; a steward can print it.',
  'member.list.nobody': 'Nobody is {{status}}.',
  'member.list.of_one': '{{count}} is {{status}}:',
  'member.list.of_other': '{{count}} are {{status}}:',
  'member.list.until': '{{seat}}, votes count from {{date}} on',
  'member.list.since': '{{seat}}, joined {{date}}',
  'member.history.heading_one': '{{seat}} is {{status}}, with {{count}} warning.',
  'member.history.heading_other': '{{seat}} is {{status}}, with {{count}} warnings.',
  'member.history.accounts_one': 'Account: {{accounts}}. Joined {{joined}}.',
  'member.history.accounts_other': 'Accounts: {{accounts}}. Joined {{joined}}.',
  'member.history.applicant': 'Never joined. Applied with {{accounts}}.',
  'member.history.line': '{{date}}: {{what}}',
  'member.history.line by': '{{date}}, {{by}}: {{what}}',
  'member.history.more_one': 'and {{count}} more before.',
  'member.history.more_other': 'and {{count}} more before.',
  'member.history.file': 'taken from the file',
  'member.history.member approved': 'approved',
  'member.history.member denied': 'denied, because: {{because}}',
  'member.history.member warned': 'warned, because: {{because}}',
  'member.history.member frozen': 'frozen, because: {{because}}',
  'member.history.member unfrozen': 'freeze lifted',
  'member.history.marked non-paying': 'marked as non-paying',
  'member.history.marked paying': 'marked as paying',
  'member.history.dues unpaid': 'dues unpaid since {{since}}',
  'member.history.dues paid': 'dues paid',
  'member.history.member left': 'left',
  'member.history.account added': 'account {{account}} added',
  'member.history.account removed': 'account {{account}} removed',
  'member.renewal_one': 'A quarter is over for {{count}} non-paying member: {{names}}. Does it still hold?',
  'member.renewal_other':
    'A quarter is over for {{count}} non-paying members: {{names}}. Does it still hold?',
  'member.renewal still': 'If so, send for each: <code>{{line}}</code>',
  'member.renewal paying': 'For who pays again, send: <code>{{line}}</code>',
  'member.word.welcome': 'Welcome! You are a member now, and your votes count.',
  'member.word.welcome, probation':
    'Welcome! You are a member now. Your votes count from {{date}} (UTC) on; in everything else you can take part today.',
  'member.word.denied':
    'Your application was not granted. The group that keeps the list of members can tell you more.',
  'member.word.frozen':
    'Your membership is frozen: what you vote from now on does not count, and what you voted before stands. The group that keeps the list of members can tell you more.',
  'member.word.appeal': '{{how}}.',
  'member.word.talk': 'If you think that this is wrong, please talk to them.',
  'member.word.unfrozen': 'Your membership is not frozen any more, and your votes count.',
  'member.word.unfrozen, to be approved':
    'Your membership is not frozen any more. You are on probation as before: your votes count once those who keep the list have approved you.',
  'member.word.unfrozen, probation':
    'Your membership is not frozen any more. Your votes count again from {{date}} (UTC) on.',
  'notice.roster refused':
    'I did not take in the list of members ({{file}}), because some of it is wrong. The list stays as it was. Please correct the file and start me again:',
  'notice.roster line': 'line {{line}}: {{message}}',

  'notice.encrypted room':
    'This room is encrypted, and I can’t read encrypted messages yet. Votes by reaction count as always. For commands such as <code>{{example}}</code>, write to me in a direct chat without encryption. New proposals need a room without encryption: ask a steward for one.',
  'notice.encrypted chat':
    'This chat is encrypted, and I can’t read encrypted messages yet. Please use my commands in the room of your group, or start a chat with me without encryption.',
  'notice.cannot send':
    'I may not send messages in the room of {{body}} ({{room}}). Please raise my power level there, or lower what messages need. What I have to say is kept, and goes out by itself then.',
  'notice.cannot react':
    'Members may not react to messages in the room of {{body}} ({{room}}), so they can vote by words only. To allow it, lower the power level that reactions need (m.reaction).',
  'notice.not in the room':
    'I am not in the room of {{body}} any more ({{room}}). Please invite me back. Its open proposals wait, and nothing is lost: I read what was said meanwhile.',
  'notice.cannot enter.unknown':
    'My homeserver knows no room {{room}}, which the configuration names for {{body}}. Until I am in it, nobody is heard there. Please check the name under <code>bodies</code> and restart me. If the room comes to have that name, I enter by myself.',
  'notice.cannot enter.refused':
    'I am not let into the room {{room}} of {{body}}, so nobody is heard there. Please invite me. I come by myself then, and lose nothing of what is open there.',
  'notice.cannot enter.no answer':
    'For ten minutes I have not been able to enter the room {{room}} of {{body}}: the server that knows it does not answer mine. I go on trying. If it lasts, please ask those who run that server, or name the room by its id in the configuration.',
  'notice.stuck.in a room':
    'Since {{since}} something that I have to say in the room of {{body}} ({{room}}) has not been taken, though the homeserver answers ({{reason}}). I keep it and go on trying; if it is there by now, all is well. Otherwise please see whether somebody muted me there, and look for “A message waits” in my log.',
  'notice.stuck.everywhere':
    'Since {{since}} what I have to say has been waiting, though the homeserver answers ({{reason}}). I keep it all and go on trying; if it is there by now, all is well. If this comes often, please ask an admin of the homeserver to raise its limits for me: docs/stewards.md tells how, under “Rate limits”.',
  'notice.stuck.no answer': 'but not to what I send',
  'notice.overdue':
    'Proposal {{number}} of {{body}} should have closed at {{closesAt}} ({{link}}). I can’t check its votes: the homeserver answers, but doesn’t show me all that belongs to it. It stays open, counts nothing that is sent after its end, and closes by itself once I can. Please see whether the homeserver is in trouble, and look for “A proposal is due” in my log.',
  'notice.card removed':
    '{{by}} removed the message of proposal {{number}} from view. Its vote goes on until {{closesAt}}, and all votes stand. To vote, send for instance: <code>{{example}}</code>',
  'notice.result removed':
    '{{by}} removed the result of proposal {{number}} from view. It stands as it was announced: {{outcome}}. To read it, send: <code>{{command}}</code>',

  'refused.unknown command': 'I don’t know the command “{{word}}”.',
  'refused.did you mean': 'Did you mean: <code>{{line}}</code>',
  'refused.see help': 'To see all commands, send: <code>{{line}}</code>',
  'refused.send': 'Send: <code>{{line}}</code>',
  'refused.for instance': 'For instance: <code>{{line}}</code>',
  'refused.number missing': 'Which proposal? The number is missing.',
  'refused.no such proposal': 'There is no proposal {{number}}.',
  'refused.in other body':
    'Proposal {{number}} belongs to another group than {{body}}. Use its own room, or a direct chat with me.',
  'refused.not in its room': 'Proposal {{number}} is of a group that you are not in.',
  'refused.vote.unknown choice': '“{{word}}” is no choice. A choice is {{choices}}.',
  'refused.vote.no choice': 'The choice is missing: {{choices}}.',
  'refused.vote.bad number': '“{{word}}” is no number of a proposal.',
  'refused.closed': 'Proposal {{number}} is closed ({{outcome}}), so nothing about it changes any more.',
  'refused.over': 'Voting on proposal {{number}} ended {{closesAt}}. The result comes in a moment.',
  'refused.arrived late':
    'Your vote was sent in time, but reached me only after the result of proposal {{number}}. So it does not count, and is listed as such. Sorry!',
  'refused.decisions.no word': 'There is no word in “{{text}}” that I could search for.',
  'refused.decisions.unknown body': 'I don’t know the group “{{text}}”.',
  'refused.decisions.unknown date': 'I don’t understand the date “{{text}}”.',
  'refused.decisions.other body':
    'Here I show only the decisions of {{here}}. For those of {{other}}, send me this in a direct chat: <code>{{command}}</code>',
  'refused.remind.not understood': 'I can remind you, in private, of votes that end.',
  'refused.remind.unknown zone':
    'I don’t know the time zone “{{text}}”. Use a place, like Europe/Paris, or UTC.',
  'refused.void.not a steward':
    'Only a steward can declare a proposal void. While it is open, who made it can withdraw it.',
  'refused.void.no reason': 'A reason is missing: everybody will read why it is void.',
  'refused.void.ended already': 'Proposal {{number}} was {{outcome}} already, so it decides nothing.',
  'refused.not open yet':
    'Proposal {{number}} is not open yet: its message is on the way to the room. Try again in a moment.',
  'refused.not eligible':
    'Your vote on proposal {{number}} does not count, because you are not among those who may vote on it. I tell you more in a private message.',
  'refused.not yours': 'Only {{proposer}}, who made proposal {{number}}, can withdraw it.',
  'refused.extend.not yours': 'Only {{proposer}}, who made proposal {{number}}, can extend it.',
  'refused.extend.how long': 'How much longer? The time is missing.',
  'refused.extend.not later':
    'A vote can only be made longer, and proposal {{number}} is open until {{closesAt}} already.',
  'refused.discussed':
    'The line “Discussed:” is for links alone, with spaces between them, and “{{text}}” is none.',
  'refused.discussed many': 'The line “Discussed:” can have at most {{limit}} links.',
  'refused.steward long': 'The line “Steward:” is {{length}} characters long; at most {{limit}} are allowed.',
  'refused.review':
    'I don’t understand when to bring it back: “{{text}}”. It can be a time from the end of the vote, or a date.',
  'refused.review early': 'The line “Review: {{text}}” names a time before the end of the vote.',
  'refused.review example': 'in 6 months',
  'refused.escalate.nowhere':
    '{{body}} reports to no other group, so I can’t take it further. To have another group decide, propose it in its room.',
  'refused.escalate.already': 'Proposal {{number}} went on in {{body}} already, as proposal {{to}}.',
  'refused.escalate.not yours':
    'While proposal {{number}} is open, only {{proposer}}, who made it, can take it to {{body}}. But everybody may propose the same there: <code>{{line}}</code>',
  'refused.escalate.nothing decided':
    'Proposal {{number}} ended as {{outcome}}, so there is nothing to take further. To propose it to {{body}}, send in its room: <code>{{line}}</code>',
  'refused.escalate.not a member':
    'Only members of {{body}} can propose something there, and you are not in its room.',
  'refused.done.not decided yet': 'Proposal {{number}} is not decided yet.',
  'refused.done.not passed': 'Proposal {{number}} ended as {{outcome}}, so there is nothing to be done.',
  'refused.done.already': '{{by}} said {{moment}} already that proposal {{number}} is done.',
  'refused.edit':
    'Your edit does not change proposal {{number}}: it stays as my message shows it. Edit yours once more, or take the proposal back: <code>{{line}}</code>',
  'refused.edit.command': 'The message does not begin with <code>{{propose}}</code> any more.',
  'refused.edit.labels':
    'Labels in the title choose the rule, and an edit can’t add them, change them or take them away.',
  'refused.edit.invoice': 'An edit can’t make it an invoice of another proposal.',
  'refused.edit.closing':
    'An edit can’t change the line “Closes:”. To give the vote more time, send for instance: <code>{{line}}</code>',
  'refused.not opened': 'Nothing was opened.',
  'refused.lines missing_one': '{{kind}} proposals need one more line: {{fields}}.',
  'refused.lines missing_other': '{{kind}} proposals need these lines as well: {{fields}}.',
  'refused.lines missing of form_one': 'For {{form}}, {{kind}} proposals need one more line: {{fields}}.',
  'refused.lines missing of form_other':
    'For {{form}}, {{kind}} proposals need these lines as well: {{fields}}.',
  'refused.other forms': 'If it is for something else, these are the lines: {{forms}}.',
  'refused.field example': '…',
  'refused.field long':
    'The line “{{field}}:” is {{length}} characters long; at most {{limit}} are allowed. Put the rest into the details, or link to it.',
  'refused.two amounts': '“{{first}}:” and “{{second}}:” both name an amount. Keep one of them.',
  'refused.amount.not understood':
    '“{{text}}” is no amount of money that I understand. Write the number and the currency, and nothing else.',
  'refused.amount.no currency': 'The amount “{{text}}” does not say in which currency.',
  'refused.amount.other currency': 'The amount “{{text}}” is in a currency that is not used here.',
  'refused.amount.two numbers': 'The amount “{{text}}” can mean two numbers.',
  'refused.amount.too many decimals': 'The amount “{{text}}” has more decimals than its currency.',
  'refused.amount.nothing': 'The amount “{{text}}” is nothing.',
  'refused.amount.too much': 'The amount “{{text}}” is more than I can count.',
  'invoice.in thread': 'Its message is in the thread of proposal {{number}}.',
  'refused.invoice of nothing':
    '{{label}} proposals belong to an {{kind}} proposal. Send it in the thread of that proposal, or name its number in a line “{{field}}:”.',
  'refused.invoice of another': 'Proposal {{number}} is no {{kind}} proposal of this group.',
  'refused.invoice.not decided': 'Proposal {{number}} has not passed yet, so nothing of it can be invoiced.',
  'refused.invoice.not passed':
    'Proposal {{number}} was not approved ({{outcome}}), so nothing of it can be invoiced.',
  'refused.invoice.not the proposer': 'Only {{proposer}}, who proposed proposal {{number}}, can invoice it.',
  'refused.invoice.another is open':
    'Proposal {{other}} is an {{label}} proposal on proposal {{number}} that is still open. Please wait for its result.',
  'refused.invoice.other currency':
    'Proposal {{number}} was approved in {{currency}}; an invoice must be in the same currency.',
  'refused.invoice.too much': 'That is more than what is left to invoice of proposal {{number}}: {{left}}.',
  'refused.invoice.nothing left': 'Nothing is left to invoice of proposal {{number}}.',
  'refused.paid.no money': 'Proposal {{number}} is not about money.',
  'refused.paid.not passed': 'Proposal {{number}} has not passed, so nothing of it is to be paid.',
  'refused.paid.void': 'Proposal {{number}} was declared void, so nothing of it is to be paid.',
  'refused.paid.void budget':
    'Proposal {{number}} invoices proposal {{budget}}, which was declared void, so nothing of it is to be paid.',
  'refused.paid.paid already': 'Proposal {{number}} is marked as paid already: {{paid}}.',
  'refused.paid.invoiced instead':
    'All that proposal {{number}} approved is part of its invoices. Mark those as paid: {{invoices}}.',
  'refused.paid.other currency': 'Proposal {{number}} was approved in {{currency}}.',
  'refused.paid.too much': 'That is more than what can be paid of proposal {{number}} now: {{payable}}.',
  'refused.paid.which': 'In this thread that can be proposal {{numbers}}. Please name the one.',
  'refused.title missing': 'A proposal needs a title on the first line.',
  'refused.title long':
    'The title is {{length}} characters long; at most {{limit}} are allowed. Put the rest into the details, on the lines below.',
  'refused.title example': '…',
  'refused.justification long':
    'The justification is {{length}} characters long; at most {{limit}} are allowed.',
  'refused.justification example': '…',
  'refused.details long':
    'The details are {{length}} characters long; at most {{limit}} are allowed. Put the long text where people can read it, and link to it.',
  'refused.details markup':
    'The details have too much markup for one message. Please write them more plainly.',
  'refused.field unknown': 'I don’t know the line “{{field}}:”. Did you mean “{{suggestion}}:”?',
  'refused.field twice': 'The line “{{field}}:” stands there twice.',
  'refused.field late': 'The line “{{field}}:” must stand directly below the title, before the details.',
  'refused.field empty': 'The line “{{field}}:” says nothing.',
  'refused.see open': 'To see the open ones, send: <code>{{line}}</code>',
  'refused.again':
    'Nothing was opened. Send the whole proposal as a new message (editing the old one does nothing), like this:',
  'refused.fill in':
    'Nothing was opened. Send the whole proposal as a new message (editing the old one does nothing), with your own words in place of “…”:',
  'refused.then details': 'And below it your details, as you wrote them.',
  'refused.nothing opened':
    'Nothing was opened. Please send the whole proposal as a new message (editing the old one does nothing).',
  'refused.urgent without justification': '{{label}} shortens the voting period only with a justification.',
  'refused.justification without urgent':
    'A justification is for {{label}} proposals, and the title does not say {{label}}.',
  'refused.two rules': 'The labels {{labels}} ask for different rules. Use one of them.',
  'refused.not for this body': '{{label}} proposals are for {{bodies}} only.',
  'refused.propose here':
    'Proposals are made in the room of the group that decides, so that everybody sees them.',
  'refused.too many open':
    'You already have as many open proposals in {{body}} as one person can have at a time: {{numbers}}. Wait until one closes, or take one back: <code>{{line}}</code>',
  'refused.too many commands':
    'That was a lot of commands in a short time. For about {{wait}} I only count your votes, without confirming them. After that, please send again what I did not answer.',
  'refused.too early': 'Voting must stay open for at least {{minimum}}, that is until {{earliest}}.',
  'refused.too late': 'Voting may stay open for at most {{maximum}}, that is until {{latest}}.',
  'refused.urgent possible':
    'With {{label}} in the title and a justification it can be shorter (at least {{minimum}}).',
  'refused.time.not understood': 'I don’t understand the closing time “{{text}}”.',
  'refused.time.no time of day': 'The closing time “{{text}}” names no time of day.',
  'refused.time.no date': 'The closing time “{{text}}” names no day.',
  'refused.time.past': 'The closing time “{{text}}” is in the past.',
  'refused.time.impossible local time':
    'The closing time “{{text}}” does not exist there: the clocks skip it.',
  'refused.time.ambiguous local time': 'The closing time “{{text}}” can mean two times.',
  'refused.time.unknown timezone':
    'I don’t know the time zone in “{{text}}”. Use a place, like Europe/Paris, or UTC.',
  'refused.time.ambiguous date': 'The date in “{{text}}” can be read in two ways.',
  'refused.try': 'For instance: {{examples}}',
} as const;
