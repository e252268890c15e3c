import { z } from 'zod';

import type { RoomEvent } from '../assembly/room-event.ts';
import { eventId, memberId, proposalNumber, type MemberId, type RoomId } from '../governance/terms.ts';
import type { Membership } from '../ledger/ledger.ts';
import { anyId as id, KEY_FIELD, memberKey, rawEvent, typeOf, type RawEvent } from './raw-event.ts';
import { TIMELINE_TYPES } from './sync.ts';

const replyTo = z.object({ event_id: id }).optional();

const otherMessage = z.object({ msgtype: z.string().refine((type) => type !== 'm.text') });
const anyEdit = z.object({ 'm.relates_to': z.object({ rel_type: z.literal('m.replace') }) });

/** Client-server API, "Event replacements". */
const editContent = z.object({
  'm.relates_to': z.object({ event_id: id }),
  'm.new_content': z.object({ msgtype: z.literal('m.text'), body: z.string() }),
});

const messageContent = z.object({
  msgtype: z.literal('m.text'),
  body: z.string(),
  'm.mentions': z.object({ user_ids: z.array(z.string()).optional() }).optional(),
  'm.relates_to': z
    .object({
      rel_type: z.string().optional(),
      event_id: id.optional(),
      is_falling_back: z.boolean().optional(),
      'm.in_reply_to': replyTo,
    })
    .optional(),
});

const reactionContent = z.object({
  'm.relates_to': z.object({ rel_type: z.literal('m.annotation'), event_id: id, key: z.string() }),
});

const ownContent = z.object({
  [KEY_FIELD]: z.string(),
  'coop.althing.proposal': z
    .object({ number: z.number().int().positive(), opensAt: z.iso.datetime() })
    .optional()
    .catch(undefined),
});

const redactionContent = z.object({ redacts: id });

const membershipContent = z.object({ membership: z.enum(['join', 'invite', 'leave', 'ban', 'knock']) });

const previousContent = z.object({ prev_content: membershipContent });

const envelope = z.object({ event_id: id });

/** Is told of each event that does not have the form that the specification gives it: its type and id. */
export type OnMalformed = (type: string, event: string | undefined) => void;

/** The bot's account, and those that it had before: what they say is the bot's own word. */
export type OwnAccounts = ReadonlySet<MemberId>;

const MALFORMED = 'malformed';
type Reading = RoomEvent | typeof MALFORMED | undefined;

/**
 * One event of a room in the assembly's terms. Undefined for what is none of the bot's concern, and for what is
 * malformed, of which `onMalformed` is told (invariant 10).
 */
export function readEvent(
  room: RoomId,
  raw: unknown,
  own: OwnAccounts,
  onMalformed: OnMalformed = () => undefined,
): RoomEvent | undefined {
  const type = typeOf(raw);
  const heard = TIMELINE_TYPES.find((each) => each === type);
  if (type !== undefined && heard === undefined) return undefined;
  const reading = readWhole(room, raw, own);
  if (reading !== MALFORMED) return reading;
  onMalformed(heard ?? 'no type', envelope.safeParse(raw).data?.event_id);
  return undefined;
}

/** A check that itself fails has met what is no event either: it must not keep all others from being heard. */
function readWhole(room: RoomId, raw: unknown, own: OwnAccounts): Reading {
  try {
    const checked = rawEvent.safeParse(raw);
    return checked.success ? readChecked(room, checked.data, own) : MALFORMED;
  } catch {
    return MALFORMED;
  }
}

function readChecked(room: RoomId, event: RawEvent, own: OwnAccounts): Reading {
  if (event.type === 'm.room.member') return readMembership(room, event);
  if (own.has(memberId(event.sender))) return readOwn(room, event);
  switch (event.type) {
    case 'm.reaction':
      return readReaction(room, event);
    case 'm.room.message':
      return readMessage(room, event, own);
    case 'm.room.redaction':
      return readRedaction(room, event);
    default:
      return undefined;
  }
}

function base(room: RoomId, event: RawEvent) {
  return {
    id: eventId(event.event_id),
    room,
    sender: memberId(event.sender),
    sentAt: event.origin_server_ts,
  };
}

function readMembership(room: RoomId, event: RawEvent): Reading {
  const content = membershipContent.safeParse(event.content);
  const member = memberKey.safeParse(event.state_key);
  if (!content.success || !member.success) return MALFORMED;
  const before = previousContent.safeParse(event.unsigned).data?.prev_content.membership;
  return {
    kind: 'membership',
    ...base(room, event),
    member: memberId(member.data),
    membership: plainMembership(content.data.membership),
    ...(before === undefined ? {} : { before: plainMembership(before) }),
  };
}

function plainMembership(membership: z.infer<typeof membershipContent>['membership']): Membership {
  return membership === 'join' || membership === 'invite' ? membership : 'leave';
}

function readOwn(room: RoomId, event: RawEvent): RoomEvent | undefined {
  const content = ownContent.safeParse(event.content);
  if (!content.success) return undefined;
  const { [KEY_FIELD]: key, 'coop.althing.proposal': card } = content.data;
  const own = { kind: 'own' as const, ...base(room, event), key };
  if (card === undefined) return own;
  return { ...own, card: { number: proposalNumber(card.number), opensAt: Date.parse(card.opensAt) } };
}

/** Skin tones and the like are the assembly's matter: here a key is a key. */
function readReaction(room: RoomId, event: RawEvent): Reading {
  const content = reactionContent.safeParse(event.content);
  if (!content.success) return unlessRemoved(event);
  const { event_id: to, key } = content.data['m.relates_to'];
  return { kind: 'reaction', ...base(room, event), to: eventId(to), key };
}

function readMessage(room: RoomId, event: RawEvent, own: OwnAccounts): Reading {
  if (otherMessage.safeParse(event.content).success) return undefined;
  // An edit must not run a command again, nor change a vote.
  if (anyEdit.safeParse(event.content).success) return readEdit(room, event);
  const content = messageContent.safeParse(event.content);
  if (!content.success) return unlessRemoved(event);
  const { body, 'm.mentions': mentions, 'm.relates_to': relation } = content.data;
  const thread = relation?.rel_type === 'm.thread' ? relation.event_id : undefined;
  // In a thread, clients without threads see a reply to its last message: nobody chose to answer that.
  const repliesTo =
    thread !== undefined && relation?.is_falling_back === true ? undefined : relation?.['m.in_reply_to'];
  return {
    kind: 'message',
    ...base(room, event),
    text: body,
    mentionsBot: mentions?.user_ids?.some((user) => own.has(memberId(user))) === true,
    ...(repliesTo === undefined ? {} : { replyTo: eventId(repliesTo.event_id) }),
    ...(thread === undefined ? {} : { thread: eventId(thread) }),
  };
}

/** Without a new text, or as a state event, an edit is none. */
function readEdit(room: RoomId, event: RawEvent): Reading {
  const content = editContent.safeParse(event.content);
  if (!content.success || event.state_key !== undefined) return undefined;
  const { 'm.relates_to': relation, 'm.new_content': replacement } = content.data;
  return {
    kind: 'edit',
    ...base(room, event),
    edits: eventId(relation.event_id),
    text: replacement.body,
  };
}

/** Rooms of version 11 and later have `redacts` in the content, earlier ones beside it. */
function readRedaction(room: RoomId, event: RawEvent): Reading {
  const content = redactionContent.safeParse(event.content);
  const removed = content.success ? content.data.redacts : id.safeParse(event.redacts).data;
  if (removed === undefined) return unlessRemoved(event);
  return { kind: 'removal', ...base(room, event), removes: eventId(removed) };
}

/** What was removed from its room has an empty content, and is nothing any more. */
function unlessRemoved({ content }: RawEvent): Reading {
  return Object.keys(content).length === 0 ? undefined : MALFORMED;
}
