/** What may follow a name for it to be an address: the end, white space, or a mark and white space. */
const ADDRESS_ENDS = /^(?:[:,;.!?]*(?:\s|$)|[:,]\s*)/;
/** How clients write a mention in Markdown: [Althing](https://matrix.to/#/@althing:example.coop). */
const LINK = /^\[([^\]\n]{1,255})\]\(<?https:\/\/matrix\.to\/#\/[^\s)>]{1,512}>?\)/;

/**
 * What follows a name at the start of a text, "Althing: status 3" or "@althing:example.coop status 3".
 * Undefined if the text doesn't start by addressing that name.
 */
export function afterMention(text: string, names: readonly string[]): string | undefined {
  const [link = '', label = ''] = LINK.exec(text) ?? [];
  if (names.some((name) => addressed(label, name) === label.length))
    return afterName(text.slice(link.length));
  // The longest first: a full id starts with the localpart and a colon.
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    const length = addressed(text, name);
    const rest = length === undefined ? undefined : afterName(text.slice(length));
    if (rest !== undefined) return rest;
  }
  return undefined;
}

/** How many characters the name takes at the start of the text, in any case, with or without its @. */
function addressed(text: string, name: string): number | undefined {
  const bare = name.replace(/^@/, '');
  const at = text.startsWith('@') ? 1 : 0;
  const start = text.slice(at, at + bare.length);
  return bare !== '' && start.toLowerCase() === bare.toLowerCase() ? at + bare.length : undefined;
}

function afterName(text: string): string | undefined {
  const end = ADDRESS_ENDS.exec(text);
  return end ? text.slice(end[0].length).trim() : undefined;
}
