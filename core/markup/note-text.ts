/** A tag of HTML as `sanitize-html` writes it: there no angle bracket stands outside of tags, or inside. */
const TAG = /<(\/?)([a-z0-9]+)[^<>]*>/gi;
/** What is inside of these stays as it is: a link in a link is none, and code is not prose. */
const KEPT: ReadonlySet<string> = new Set(["a", "code", "pre"]);
const INLINE: ReadonlySet<string> = new Set(["a", "b", "strong", "i", "em", "code"]);

/** Text of sanitised HTML, escaped, with whether a line begins there. */
export type TextChange = (text: string, beginsLine: boolean) => string;

/** Sanitised HTML with its texts changed, but for those in links and in code. What `change` gives is written as it is. */
export function changeText(html: string, change: TextChange): string {
  let written = "";
  let end = 0;
  let kept = 0;
  let beginsLine = true;
  const writeText = (text: string) => {
    written += kept > 0 ? text : change(text, beginsLine);
    beginsLine &&= text.trim() === "";
  };
  for (const { 0: tag, 1: slash, 2: name = "", index } of html.matchAll(TAG)) {
    writeText(html.slice(end, index));
    written += tag;
    end = index + tag.length;
    if (KEPT.has(name)) kept = Math.max(0, kept + (slash === "/" ? -1 : 1));
    if (!INLINE.has(name)) beginsLine = true;
  }
  writeText(html.slice(end));
  return written;
}

/** The lines of sanitised HTML, as plain text that is still escaped. */
export function noteLines(html: string): readonly string[] {
  const broken = html.replace(TAG, (_, __, name: string) => (INLINE.has(name) ? "" : "\n"));
  return broken.split("\n");
}
