import { foldSpaces } from "../../text/white-space.ts";
import { parseTime } from "../../time/time.ts";
import type { Block } from "./block.ts";

/** `**Vera:** `, `**Vera** [12:34](https://…)`, `[12:34](https://…?t=754.2)` at the beginning of a paragraph. */
const HEADING = /^(?:\*\*((?:\\.|[^*\\])+?):?\*\*:?)?\s*(?:\[(\d{1,4}(?::\d{2}){1,2})\]\(([^)\s]*)\))?\s*/u;

/**
 * A transcript as Markdown: paragraphs that open with a name in bold, a time as a link, or both, alone or before what is
 * said. Headings, rules and code are passed over; of links and emphasis the words stay.
 */
export function parseMarkdownTranscript(source: string): readonly Block[] {
  const blocks: Block[] = [];
  let [speaker, start]: [string | null, number | null] = [null, null];
  const paragraphs = source
    .replace(/\r\n?/g, "\n")
    .replace(/^```[\s\S]*?^```/gm, "")
    .split(/\n\s*\n/);
  for (const paragraph of paragraphs.map(foldSpaces)) {
    if (/^(?:#{1,6}(?: |$)|(?:[-*_] ?){3,}$)/.test(paragraph)) continue;
    const [heading = "", name, clock, link = ""] = HEADING.exec(paragraph) ?? [];
    if (name !== undefined) speaker = plainText(name);
    if (clock !== undefined) start = parseTime(/[?&]t=([\d.]+)/.exec(link)?.[1] ?? clock);
    const text = plainText(paragraph.slice(heading.length).replace(/^> ?/, ""));
    if (text === "") continue;
    blocks.push({ speaker, start, text });
    [speaker, start] = [null, null];
  }
  return blocks;
}

/** Inline Markdown (CommonMark, section 6) as the words that are read. */
function plainText(markdown: string): string {
  const escaped: string[] = [];
  const plain = markdown
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => `\uE000${escaped.push(sign) - 1}\uE001`)
    .replace(/!?\[([^[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?: "[^"]*")?\)/g, "$1")
    .replace(/(\*\*|__|~~)(?=\S)(.*?\S)\1/gu, "$2")
    .replace(/(?<![\p{L}\p{N}])([*_])(?=\S)(.*?\S)\1(?![\p{L}\p{N}])/gu, "$2")
    .replace(/`([^`]*)`/g, "$1")
    .replace(/<(https?:[^<>\s]*)>/g, "$1");
  return plain.replace(/\uE000(\d+)\uE001/g, (_, index: string) => escaped[Number(index)] ?? "").trim();
}
