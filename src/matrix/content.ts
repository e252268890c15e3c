import type {
  OutgoingDirect,
  OutgoingEdit,
  OutgoingFile,
  OutgoingMessage,
  OutgoingReaction,
} from '../ledger/outgoing.ts';
import { KEY_FIELD } from './raw-event.ts';

type Content = Readonly<Record<string, unknown>>;

/** The content of a message event (client-server API, "Instant messaging", "Threading", "Rich replies"). */
export function messageContent(outgoing: OutgoingMessage | OutgoingDirect): Content {
  const { text, notice, mentions, data } = outgoing;
  return {
    ...textContent(text, notice),
    // Always there: clients must not look for names in the text (client-server API, "User and room mentions").
    'm.mentions': mentions.length === 0 ? {} : { user_ids: mentions },
    ...relation(outgoing),
    ...data,
    [KEY_FIELD]: outgoing.key,
  };
}

/** An edit, with the asterisk for clients that do not know edits ("Event replacements"). */
export function editContent({ text, edits, data, key }: OutgoingEdit): Content {
  return {
    ...textContent({ plain: `* ${text.plain}`, html: `* ${text.html}` }, false),
    'm.mentions': {},
    'm.new_content': { ...textContent(text, false), 'm.mentions': {}, ...data },
    'm.relates_to': { rel_type: 'm.replace', event_id: edits },
    ...data,
    [KEY_FIELD]: key,
  };
}

export function reactionContent({ to, reaction, key }: OutgoingReaction): Content {
  return {
    'm.relates_to': { rel_type: 'm.annotation', event_id: to, key: reaction },
    [KEY_FIELD]: key,
  };
}

/** @param address of the uploaded file, `mxc://…` (client-server API, "m.file") */
export function fileContent(
  { name, mimetype, content, thread, data, key }: OutgoingFile,
  address: string,
): Content {
  return {
    msgtype: 'm.file',
    body: name,
    filename: name,
    info: { mimetype, size: Buffer.byteLength(content) },
    url: address,
    'm.mentions': {},
    ...(thread === undefined ? {} : relation({ thread })),
    ...data,
    [KEY_FIELD]: key,
  };
}

function textContent(text: OutgoingMessage['text'], notice: boolean): Content {
  return {
    msgtype: notice ? 'm.notice' : 'm.text',
    // Half a character is no text for a homeserver: it answers with an error of its own.
    body: text.plain.toWellFormed(),
    format: 'org.matrix.custom.html',
    formatted_body: text.html.toWellFormed(),
  };
}

function relation({ thread, replyTo }: Pick<OutgoingMessage, 'thread' | 'replyTo'>): Content {
  if (thread !== undefined) {
    const inReplyTo = { 'm.in_reply_to': { event_id: replyTo ?? thread } };
    const fallingBack = replyTo === undefined;
    return {
      'm.relates_to': {
        rel_type: 'm.thread',
        event_id: thread,
        is_falling_back: fallingBack,
        ...inReplyTo,
      },
    };
  }
  return replyTo === undefined ? {} : { 'm.relates_to': { 'm.in_reply_to': { event_id: replyTo } } };
}
