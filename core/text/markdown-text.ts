import { foldSpaces } from "./white-space.ts";

/** Plain text for a paragraph of Markdown, on one line: nothing in it is taken for markup. */
export function escapeMarkdown(text: string): string {
  return foldSpaces(text)
    .replace(/[\\`*_[\]<>&~|]/g, "\\$&")
    .replace(/^[#+=-]/, "\\$&")
    .replace(/^(\d+)([.)])/, "$1\\$2");
}
