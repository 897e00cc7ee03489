/** XML that is written, and so is not escaped again. */
export interface WrittenXml {
  readonly xml: string;
}

/**
 * An element; a child that is a string is text. What XML 1.0 cannot hold is dropped, the rest is read back as it
 * was. Names, with their prefixes, are written as they are given: they are ours, not a stranger's. Always has a
 * closing tag, so that a reader of HTML understands it too.
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (string | WrittenXml)[]
): WrittenXml {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`);
  const content = children.map((child) => (typeof child === "string" ? escapeText(child) : child.xml));
  return { xml: `<${name}${written.join("")}>${content.join("")}</${name}>` };
}

/** A whole document, in UTF-8. */
export function xmlDocument(root: WrittenXml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
}

/** What is no Char (XML 1.0, section 2.2); by code points, so a lone surrogate is one of them. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Text as it stands, for markup that simple readers expect so; an end mark in it is parted over two sections. */
export function cdata(text: string): WrittenXml {
  const parted = text.replace(FORBIDDEN, "").replaceAll("]]>", "]]]]><![CDATA[>");
  return { xml: `<![CDATA[${parted}]]>` };
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
]);

// A reader makes every line end a line feed (section 2.11), so a carriage return is named.
function escapeText(text: string): string {
  return escapeCharacters(text, /[&<>\r]/g);
}

// A reader makes every white space of an attribute a space (section 3.3.3), so all but the space are named.
function escapeAttribute(value: string): string {
  return escapeCharacters(value, /[&<>"\t\n\r]/g);
}

function escapeCharacters(text: string, special: RegExp): string {
  return text
    .replace(FORBIDDEN, "")
    .replace(special, (character) => ENTITIES.get(character) ?? `&#${character.charCodeAt(0)};`);
}
