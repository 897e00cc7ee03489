import { decodeEntities, REFERENCE } from "../../../text/html-text.ts";

/** Tags that people write into Markdown to show it otherwise. */
const TAG =
  /<\/?(?:a|abbr|b|blockquote|br|center|cite|del|details|div|em|font|i|ins|kbd|li|mark|ol|p|q|s|small|span|strong|sub|summary|sup|time|u|ul)(?:\s[^<>]*)?\/?>|<!--[^<>]*-->/gi;

/** A code span, of which nothing means anything else, or a character reference (CommonMark, section 6.2: never without semicolon). */
const CODE_OR_REFERENCE = new RegExp(`\`[^\`]*\`|${REFERENCE.source}`, "gi");

const PARTING = /^<\/?(?:blockquote|br|center|details|div|li|ol|p|summary|ul)\b/i;

/** Inline Markdown (CommonMark, section 6) as the words that are read, on as many lines as before. */
export function plainMarkdown(markdown: string): string {
  if (!/[\\*_~`[<&\uE000\uE001]/.test(markdown)) return markdown;
  const escaped: string[] = [];
  const keep = (sign: string) => `\uE000${escaped.push(sign) - 1}\uE001`;
  const plain = markdown
    .replace(/[\uE000\uE001]/g, "")
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => keep(sign))
    .replace(CODE_OR_REFERENCE, (found) => (found.startsWith("`") ? found : keep(decodeEntities(found))))
    .replace(TAG, (tag) => (tag.includes("\n") ? "\n" : PARTING.test(tag) ? " " : ""))
    .replace(/!?\[([^[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?: "[^"\n]*")?\)/g, "$1")
    .replace(/`([^`]*)`/g, "$1")
    .replace(/<(https?:[^<>\s]*)>/g, "$1");
  return withoutEmphasis(plain).replace(
    /\uE000(\d+)\uE001/g,
    (_, index: string) => escaped[Number(index)] ?? "",
  );
}

/** The text without the signs that open and close emphasis; those that have no other half stay. */
function withoutEmphasis(text: string): string {
  const open = new Map<string, number>();
  const dropped: { readonly from: number; readonly to: number }[] = [];
  for (const { 0: sign, index } of text.matchAll(/\*\*|__|~~|[*_]/g)) {
    const [before, after] = [text[index - 1] ?? " ", text[index + sign.length] ?? " "];
    const inWord = sign.length === 1;
    const opening = open.get(sign);
    const to = index + sign.length;
    if (
      opening !== undefined &&
      /\S/.test(before) &&
      index > opening + sign.length &&
      !(inWord && isWordSign(after))
    ) {
      dropped.push({ from: opening, to: opening + sign.length }, { from: index, to });
      open.delete(sign);
    } else if (/\S/.test(after) && !(inWord && isWordSign(before))) open.set(sign, index);
  }
  let plain = "";
  let from = 0;
  for (const piece of dropped.toSorted((a, b) => a.from - b.from)) {
    plain += text.slice(from, piece.from);
    from = piece.to;
  }
  return plain + text.slice(from);
}

function isWordSign(sign: string): boolean {
  return /[\p{L}\p{N}]/u.test(sign);
}
