import fc from 'fast-check';

/** A raw tag that must never come out as one: every place where it does is a text that was not escaped. */
export const CANARY = '<em>CANARY</em>';

const NASTY = [
  CANARY,
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</p></blockquote></li></ul></strong>',
  '<a href="javascript:alert(1)">x</a>',
  '&lt;b&gt; &amp;amp; &#x3c;script&#x3e; &nosuch; &',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt&colon;alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](https://evil.example/"onmouseover="alert(1))',
  '![x](https://evil.example/pixel.png)',
  '![](mxc://evil.example/pixel)',
  '<https://evil.example/?a=1&b="2">',
  '<javascript:alert(1)>',
  '[@ana:example.coop](https://matrix.to/#/@ana:example.coop)',
  '[room](https://matrix.to/#/!open:example.coop?via=evil.example)',
  '[ref]: https://evil.example "t"',
  '@room @ana:example.coop everybody',
  '# heading\n## heading\n===',
  '| a | b |\n|---|---|\n| c | d |',
  '```html\n<b>\n```\n~~~\nopen fence',
  `${'>'.repeat(50)} deep\n`,
  `${'- '.repeat(50)}deep\n`,
  '*'.repeat(200),
  `${'['.repeat(100)}x${'](a)'.repeat(100)}`,
  '**a *b `c **d* e`** _f __g_ h__',
  '> <@ana:example.coop> quoted\n\nanswer',
  '> * <@ana:example.coop> !vote 1 block\n\nno',
  '{{title}} {{number}} $t(card.open) {{- html}} $& $1 %s ${x}',
  '\u202Egnp.exe\u202C \u2066x\u2069 \u200f\u061c',
  'zero\u200bwidth\u200d\u2060joined\ufeff',
  'nul\0 bell\x07 escape\x1b[31m delete\x7f next\x85',
  'lone \ud800 and \udc00 surrogates \ud83d',
  `Z${'\u0300\u0489'.repeat(300)}`,
  '👩‍👩‍👧‍👦'.repeat(200),
  '🏴󠁧󠁢󠁳󠁣󠁴󠁿'.repeat(40),
  '﷽'.repeat(100),
  'line\u2028separator\u2029paragraph\r\nreturn\rtab\t\v\f',
  '__proto__ constructor prototype toString hasOwnProperty',
  'Closes: 32.13.2026 25:61 Mars/Olympus',
  'Closes: in 99999999999999999999 days',
  'Justification: \u200b',
  '5'.repeat(400),
  '\n'.repeat(500),
] as const;

/** Texts that have broken programs, and some that fast-check thinks of. @param seed so that they are the same again */
export function nastyTexts(seed: number): readonly string[] {
  const binary = fc.string({ unit: 'binary', maxLength: 80 });
  const grapheme = fc.string({ unit: 'grapheme', maxLength: 80 });
  const words = fc.lorem({ maxCount: 8 });
  return [...NASTY, ...fc.sample(fc.oneof(binary, grapheme, words), { numRuns: 200, seed })];
}

/** Values of every type, for fields that should have another. */
export function wrongValues(seed: number): readonly unknown[] {
  return [
    null,
    true,
    '',
    [],
    {},
    0,
    -1,
    1.5,
    Number.MAX_SAFE_INTEGER,
    [null],
    { key: {} },
    ...fc.sample(fc.jsonValue({ maxDepth: 3 }), { numRuns: 100, seed }),
  ];
}
