import MarkdownIt from 'markdown-it';
import type { Text } from './text.ts';

/** Escapes what means something in HTML, for text and for attribute values in quotes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/**
 * A member's Markdown. `plain` is the source, which reads well as it is. `html` has no tags but
 * `p br strong em code pre ul ol li blockquote a`, and links only to the web, mail and Matrix; other markup,
 * HTML included, stays visible as it was written. Any text can be rendered.
 */
export function renderMarkdown(text: string): Text {
  return { plain: text.trim(), html: markdown.render(text).trim() };
}

/** Deeper markup than people write; the rest of it is left out of the HTML. */
const DEEPEST = 20;
const LINKED = /^(?:https?|mailto|matrix):/i;

const markdown = prepare();

function prepare() {
  const renderer = new MarkdownIt({ html: false, breaks: true, linkify: false, typographer: false });
  renderer.options.maxNesting = DEEPEST;
  renderer.disable(['heading', 'lheading', 'hr', 'table', 'image', 'strikethrough', 'reference']);
  renderer.validateLink = (address) => LINKED.test(address);
  const { rules } = renderer.renderer;
  // No attributes for a language, and none for a link's title.
  rules['fence'] = rules['code_block'] = (tokens, index) =>
    `<pre><code>${escapeHtml(tokens[index]?.content ?? '')}</code></pre>\n`;
  rules['link_open'] = (tokens, index) => {
    const address = String(tokens[index]?.attrGet('href') ?? '');
    // "[a]()" is a link to nowhere.
    return address === '' ? '<a>' : `<a href="${escapeHtml(address)}">`;
  };
  return renderer;
}
