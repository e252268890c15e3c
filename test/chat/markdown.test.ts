import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { escapeHtml, renderMarkdown } from '../../src/chat/markdown.ts';

const html = (text: string): string => renderMarkdown(text).html;

describe('Markdown', () => {
  it.each([
    ['plain', '<p>plain</p>'],
    ['a\nb', '<p>a<br>\nb</p>'],
    ['**a** _b_ `c`', '<p><strong>a</strong> <em>b</em> <code>c</code></p>'],
    ['- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
    ['3. a\n4. b', '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'],
    ['> a', '<blockquote>\n<p>a</p>\n</blockquote>'],
    ['```js\na < b\n```', '<pre><code>a &lt; b\n</code></pre>'],
    ['[a](https://b.c "d")', '<p><a href="https://b.c">a</a></p>'],
    ['[a](matrix:u/a:b.c)', '<p><a href="matrix:u/a:b.c">a</a></p>'],
    ['<mailto:a@b.c>', '<p><a href="mailto:a@b.c">mailto:a@b.c</a></p>'],
    ['[a]()', '<p><a>a</a></p>'],
    ['', ''],
  ])('%j becomes HTML', (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  it.each([
    ['# a', '<p># a</p>'],
    ['a\n===', '<p>a<br>\n===</p>'],
    ['***', '<p>***</p>'],
    ['~~a~~', '<p>~~a~~</p>'],
    ['[a]: https://b.c', '<p>[a]: https://b.c</p>'],
    ['<b>a</b><script>', '<p>&lt;b&gt;a&lt;/b&gt;&lt;script&gt;</p>'],
    ['<!-- a -->', '<p>&lt;!-- a --&gt;</p>'],
    ['[a](javascript:b)', '<p>[a](javascript:b)</p>'],
    ['[a](data:text/html,b)', '<p>[a](data:text/html,b)</p>'],
    ['[a](/b)', '<p>[a](/b)</p>'],
    ['https://b.c', '<p>https://b.c</p>'],
  ])('%j stays visible as it is', (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  it('in its plain form is the source, which reads well', () => {
    expect(renderMarkdown('\n# Why\n\n- **a**\n').plain).toBe('# Why\n\n- **a**');
  });
});

test('escaped text means nothing in HTML', () => {
  expect(escapeHtml(`<a href="b" c='d'>&amp;`)).toBe('&lt;a href=&quot;b&quot; c=&#39;d&#39;&gt;&amp;amp;');
});

const TAG =
  /<(\/?)(p|br|strong|em|code|pre|ul|ol|li|blockquote|a)((?: start="\d+")|(?: href="(?:https?|mailto|matrix):[^"<>]*"))?>/giy;

/** The open tags at the end; throws at the first thing that isn't one of the allowed tags or text. */
function openTags(source: string): readonly string[] {
  const open: string[] = [];
  let position = 0;
  while (position < source.length) {
    const text = /[^<>"]+/y;
    text.lastIndex = TAG.lastIndex = position;
    const [tag, end, name = '', attribute = ''] = TAG.exec(source) ?? [];
    const length = tag?.length ?? text.exec(source)?.[0].length;
    if (length === undefined) throw new Error(`not allowed: ${source.slice(position, position + 40)}`);
    position += length;
    if (tag === undefined || name === 'br') continue;
    if (end === '/') expect(open.pop()).toBe(name);
    else open.push(name);
    if (attribute !== '') expect(`${name} ${attribute.trim()}`).toMatch(/^(?:a href|ol start)=/);
  }
  return open;
}

test('whatever is written, only allowed tags come out, with allowed links, and balanced', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '*',
      '**',
      '_',
      '`',
      '```',
      '~~~',
      '>',
      '- ',
      '1. ',
      '# ',
      '\n',
      '\n\n',
      '    ',
      '|',
      '---',
    ),
    fc.constantFrom(
      '[',
      '](',
      ')',
      '![',
      '<',
      '>',
      '</p>',
      '<script>',
      '"',
      "'",
      '&',
      '&quot;',
      '&#x6a;',
      '\\',
    ),
    fc.constantFrom(
      'javascript:',
      'https://a.b',
      'JaVaScRiPt:',
      'mailto:',
      'data:',
      'matrix:u',
      'vbscript:',
      '//',
    ),
    fc.string({ maxLength: 5, unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      expect(openTags(html(pieces.join('')))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test('very deep and very long markup is rendered all the same', () => {
  for (const piece of ['>', '- ', '[', '**a ', '`', '![](', '<a@']) {
    expect(openTags(html(piece.repeat(5000)))).toEqual([]);
  }
});
