import { BIDI_CONTROLS } from "../text/bidi-control.ts";

/** Marks that change the direction of what follows: a name ending in `txt.exe` can be made to look like `exe.txt`. */
const UNSEEN = new RegExp(`[${BIDI_CONTROLS}\\p{Cc}\\p{Cs}]`, "gu");
const REFUSED = /[<>:"/\\|?*\s]+/g;
/** Of four bytes each they still fit into the 255 bytes of a file name, ending included. */
const MOST_CHARACTERS = 60;

/**
 * Content-Disposition for text that is shown or saved: its name in any script (RFC 8187), and for readers that do not
 * know these `plain`, a name in ASCII. `ending` is without its dot.
 */
export function inlineFile(name: string, plain: string, ending: string): string {
  const full = `${fileName(name) || plain}.${ending}`;
  const simple = `${plain}.${ending}`.replace(/[^\w.-]/g, "_");
  return `inline; filename="${simple}"; filename*=UTF-8''${encodeExtended(full)}`;
}

/** A title as file systems take it. */
function fileName(title: string): string {
  const plain = title
    .replace(UNSEEN, "")
    .replace(REFUSED, " ")
    .replace(/^[ .]+/, "");
  return Array.from(plain)
    .slice(0, MOST_CHARACTERS)
    .join("")
    .replace(/[ .]+$/, "");
}

/** RFC 8187, section 3.2.1, leaves fewer characters alone than addresses do. */
function encodeExtended(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
