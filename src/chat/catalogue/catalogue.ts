import i18next from 'i18next';

import { escapeHtml } from '../markdown.ts';
import type { Text } from '../text.ts';
import { en } from './en.ts';

type WithoutPlural<Key> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key;
export type MessageKey = WithoutPlural<keyof typeof en>;
export type Parameters = Readonly<Record<string, string | number | Text>>;

/** Says a message of the catalogue. `count` chooses the plural. */
export type Say = (key: MessageKey, parameters?: Parameters) => Text;

const CATALOGUES = { en };
export type Language = keyof typeof CATALOGUES;

/**
 * The messages of one language. Their markup is ours and only <strong>, <em> and <code>; it is kept for
 * HTML and dropped for plain text. Parameters come from people: they are escaped for HTML, unless they are
 * themselves a Text.
 */
export function catalogue(language: Language): Say {
  const html = CATALOGUES[language];
  const plain = Object.fromEntries(Object.entries(html).map(([key, text]) => [key, withoutMarkup(text)]));
  const words = i18next.createInstance({
    lng: language,
    ns: ['html', 'plain'],
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
    resources: { [language]: { html, plain } },
    initAsync: false,
  });
  void words.init();
  return (key, parameters = {}) => ({
    plain: words.t(key, { ...inPlain(parameters), ns: 'plain' }),
    html: words.t(key, { ...inHtml(parameters), ns: 'html' }),
  });
}

function withoutMarkup(text: string): string {
  return text.replace(/<\/?(?:strong|em|code)>/gu, '');
}

function inPlain(parameters: Parameters): Record<string, string | number> {
  return mapped(parameters, (value) => (typeof value === 'object' ? value.plain : value));
}

function inHtml(parameters: Parameters): Record<string, string | number> {
  return mapped(parameters, (value) =>
    typeof value === 'string' ? escapeHtml(value) : typeof value === 'object' ? value.html : value,
  );
}

function mapped(
  parameters: Parameters,
  to: (value: string | number | Text) => string | number,
): Record<string, string | number> {
  return Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, to(value)]));
}
