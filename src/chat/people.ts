import type { EventId, MemberId, RoomId } from '../governance/terms.ts';
import { escapeHtml } from './markdown.ts';
import type { Text } from './text.ts';

/** A member by id: display names can be changed and imitated. In HTML it is a link that clients show as a name. */
export function person(member: MemberId): Text {
  return { plain: member, html: link(`https://matrix.to/#/${encodeURIComponent(member)}`, member) };
}

export function roomLink(room: RoomId): Text {
  const address = `https://matrix.to/#/${encodeURIComponent(room)}`;
  return { plain: address, html: link(address, address) };
}

/** The same by the name that the configuration has for it, an alias or an id. */
export function namedRoom(room: string): Text {
  return { plain: room, html: link(`https://matrix.to/#/${encodeURIComponent(room)}`, room) };
}

/** A link to a message in its room, as every client opens it. */
export function messageLink(room: RoomId, event: EventId): Text {
  const address = `https://matrix.to/#/${encodeURIComponent(room)}/${encodeURIComponent(event)}`;
  return { plain: address, html: link(address, address) };
}

function link(address: string, text: string): string {
  return `<a href="${escapeHtml(address)}">${escapeHtml(text)}</a>`;
}
