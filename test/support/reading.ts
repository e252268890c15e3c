/** One tag of HTML: `rest` is what stands after its name. */
interface Tag {
  readonly tag: string;
  readonly closes: boolean;
  readonly rest: string;
}

export function tagsOf(html: string): Tag[] {
  return [...html.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>/giu)].map(([, slash, tag = '', rest = '']) => ({
    tag,
    closes: slash === '/',
    rest,
  }));
}

/** Words and numbers in their order: what somebody hears to whom it is read aloud. */
export function wordsOfHtml(html: string): string[] {
  const numbered = html.replace(/<ol>[^]*?<\/ol>/gu, (list) => {
    let item = 0;
    return list.replaceAll('<li>', () => `<li>${String((item += 1))}. `);
  });
  return words(decoded(numbered.replace(/<[^>]*>/gu, ' ')));
}

/** The same of plain text; where a link of Markdown leads is not read. */
export function wordsOfPlain(plain: string): string[] {
  return words(plain.replace(/\]\([^)]*\)/gu, ']'));
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };

function decoded(text: string): string {
  return text.replace(/&(lt|gt|amp|quot|#39);/gu, (_, name: string) => ENTITIES[name] ?? '');
}

function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
