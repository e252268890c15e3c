/** What a person reads: `plain` is complete by itself, `html` says the same with a little emphasis. */
export interface Text {
  readonly plain: string;
  readonly html: string;
}

/** A part of a message that stands by itself; the plain form has no line end of its own. */
export type Block = Text;

export function lines(...texts: readonly Text[]): Block {
  return {
    plain: texts.map((text) => text.plain).join('\n'),
    html: `<p>${texts.map((text) => text.html).join('<br>')}</p>`,
  };
}

export function list(items: readonly Text[]): Block {
  return {
    plain: items.map((item) => `- ${item.plain}`).join('\n'),
    html: `<ul>${items.map((item) => `<li>${item.html}</li>`).join('')}</ul>`,
  };
}

export function quote(block: Block): Block {
  return {
    plain: block.plain.replace(/^/gmu, '> '),
    html: `<blockquote>${block.html}</blockquote>`,
  };
}

/** Sentences of one line. */
export function sentences(...texts: readonly Text[]): Text {
  return joined(texts, ' ');
}

export function joined(texts: readonly Text[], separator: string): Text {
  return {
    plain: texts.map((text) => text.plain).join(separator),
    html: texts.map((text) => text.html).join(separator),
  };
}

/** A whole message from its blocks. */
export function message(...blocks: readonly Block[]): Text {
  return {
    plain: blocks.map((block) => block.plain).join('\n\n'),
    html: blocks.map((block) => block.html).join(''),
  };
}
