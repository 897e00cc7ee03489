import { html } from "./html-writer.ts";

/** What parts lines by itself. Notes that hold one are laid out; in others it is the lines of the text that do it. */
const LAID_OUT =
  /<(?:p|br|div|[uo]l|li|d[ltd]|h[1-6]|hr|table|tr|t[dh]|blockquote|pre|section|article|header|footer|figure|center)[\s/>]/i;

/** A tag, or the end of a line outside of one. Neither looks further than the next tag. */
const TAG_OR_LINE = /<[^<>]*>|\r\n?|\n/g;

/**
 * A stranger's notes as HTML, not safe to show. Where nothing in them lays them out, a line is a line, and an empty one
 * parts paragraphs.
 */
export function notesHtml(notes: string): string {
  if (LAID_OUT.test(notes) || !/[\r\n]/.test(notes)) return notes;
  const tagsOnLines = notes.replace(TAG_OR_LINE, (found) =>
    found.startsWith("<") ? found.replace(/\s+/g, " ") : "\n",
  );
  return inParagraphs(tagsOnLines);
}

/** Plain text as HTML, laid out as it is written. */
export function plainNotes(text: string): string {
  return inParagraphs(html`${text.replace(/\r\n?/g, "\n")}`.html);
}

function inParagraphs(written: string): string {
  const lines = written.split("\n").map((line) => line.trim());
  const paragraphs = lines.join("\n").split(/\n{2,}/);
  return paragraphs
    .map((paragraph) => paragraph.trim().replaceAll("\n", "<br>"))
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join("");
}
