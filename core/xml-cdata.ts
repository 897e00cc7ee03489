import type { WrittenXml } from "./xml-writer.ts";

/** What is no Char (XML 1.0, section 2.2); by code points, so a lone surrogate is one of them. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Text as it stands, for markup that simple readers expect so; an end mark in it is parted over two sections. */
export function cdata(text: string): WrittenXml {
  const parted = text.replace(FORBIDDEN, "").replaceAll("]]>", "]]]]><![CDATA[>");
  return { xml: `<![CDATA[${parted}]]>` };
}
