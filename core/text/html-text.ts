import { decodeHTMLAttribute } from "entities";
import { Parser } from "htmlparser2";
import { withoutHidden } from "./hidden-character.ts";
import { foldSpaces } from "./white-space.ts";

/** Elements whose text is not meant to be read. */
const SILENT: ReadonlySet<string> = new Set([
  "script",
  "style",
  "template",
  "noscript",
  "iframe",
  "object",
  "svg",
]);

/** Elements that stand inside a word or a line; every other one parts its text from the text around it. */
const INLINE: ReadonlySet<string> = new Set(
  "a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q s samp small span strong sub sup time tt u var wbr".split(
    " ",
  ),
);

/** Nobody writes HTML as deep as this; the parser's cost grows with the depth of what it is in. */
const MOST_DEPTH = 500;

/** A stranger's HTML as one line of plain text, entities resolved. Plain text comes back as it is. */
export function htmlText(html: string): string {
  if (!/[<&]/.test(html)) return foldSpaces(withoutHidden(html));
  let text = "";
  let depth = 0;
  let silentFrom = Number.POSITIVE_INFINITY;
  const parser = new Parser({
    onopentag(name) {
      depth++;
      if (SILENT.has(name)) silentFrom = Math.min(silentFrom, depth);
      if (!INLINE.has(name)) text += " ";
      if (depth > MOST_DEPTH) parser.pause();
    },
    ontext(data) {
      if (depth < silentFrom) text += data;
    },
    onclosetag(name) {
      if (depth === silentFrom) silentFrom = Number.POSITIVE_INFINITY;
      depth--;
      if (!INLINE.has(name)) text += " ";
    },
  });
  parser.end(html);
  return foldSpaces(withoutHidden(text));
}

/**
 * Text with HTML character references resolved; unknown ones stay as written. Old ones need no semicolon, but nothing of a
 * word or an address may follow: `Tea &amp toast`, not `?a=1&copy=2`.
 */
export function decodeEntities(text: string): string {
  return decodeHTMLAttribute(text);
}

/** One that ends in its semicolon. */
export const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;

/** The same for what should be plain text: where each `&` in it begins a reference, whoever wrote it took it for HTML. */
export function decodeEscaped(text: string): string {
  if (!text.includes("&") || text.replace(REFERENCE, "").includes("&")) return text;
  return text.replace(REFERENCE, decodeEntities);
}

/** An `&` that is not the escaped one of another reference, as `&amp;#39;` has it. */
const ESCAPED_ONCE = /&(?!amp;(?:#\d{1,7}|#x[\da-f]{1,6}|(?!lt;|gt;)[a-z][a-z\d]{1,31});)/i;

/**
 * The same for captions. Where all references were escaped once more, by a program that took the text for plain, they
 * are resolved twice; not so `&amp;lt;`, by which people who talk of HTML mean `&lt;`.
 */
export function decodeCaption(text: string): string {
  if (!text.includes("&")) return text;
  return decodeEntities(ESCAPED_ONCE.test(text) ? text : text.replaceAll("&amp;", "&"));
}
