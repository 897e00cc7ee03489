import { BIDI_CONTROLS } from "../text/bidi-control.ts";

/** Marks that change the direction of what follows: a name ending in `txt.exe` can be made to look like `exe.txt`. */
const UNSEEN = new RegExp(`[${BIDI_CONTROLS}\\p{Cc}\\p{Cs}]`, "gu");
const REFUSED = /[<>:"/\\|?*\s]+/g;
/** Of four bytes each they still fit into the 255 bytes of a file name, ending included. */
const MOST_CHARACTERS = 60;
/** In bytes of UTF-8, of the same 255: of a long title more can be told than of a long show. */
const MOST_OF_SHOW = 80;
const MOST_OF_TITLE = 160;

/**
 * Content-Disposition for text that is shown or saved: its name in any script (RFC 8187), and for readers that do not
 * know these `plain`, a name in ASCII. `ending` is without its dot.
 */
export function inlineFile(name: string, plain: string, ending: string): string {
  const full = `${fileName(name) || plain}.${ending}`;
  const simple = asciiName(`${plain}.${ending}`);
  return disposition("inline", simple, full);
}

/** `Show - Title.mp3`: what a sound is called where it lies among others. `ending` is without its dot. */
export function soundFileName(show: string, title: string, ending: string): string {
  const names = [cutBytes(plainName(show), MOST_OF_SHOW), cutBytes(plainName(title), MOST_OF_TITLE)];
  return `${names.filter((name) => name !== "").join(" - ") || "episode"}.${ending}`;
}

/** Content-Disposition for a file that is saved under its name in any script, or in readers of ASCII under `plain`. */
export function savedFile(name: string, plain: string): string {
  const simple = /^[ -~]+$/.test(name) && !name.includes("%") ? name : asciiName(plain);
  return disposition("attachment", simple, name);
}

function asciiName(plain: string): string {
  return plain.replace(/[^\w.-]/g, "_");
}

function disposition(kind: "inline" | "attachment", simple: string, name: string): string {
  return `${kind}; filename="${simple}"; filename*=UTF-8''${encodeExtended(name)}`;
}

/** A title as file systems take it. */
function fileName(title: string): string {
  return trimEnd(Array.from(plainName(title)).slice(0, MOST_CHARACTERS).join(""));
}

/** A title without what file systems refuse, of any length. */
function plainName(title: string): string {
  const plain = title
    .replace(UNSEEN, "")
    .replace(REFUSED, " ")
    .replace(/^[ .]+/, "");
  return trimEnd(plain);
}

/** Windows drops these at the end of a name. */
function trimEnd(name: string): string {
  return name.replace(/[ .]+$/, "");
}

/** As many whole characters as fit. */
function cutBytes(name: string, most: number): string {
  let bytes = 0;
  const characters = Array.from(name);
  const cut = characters.findIndex((character) => {
    bytes += new TextEncoder().encode(character).length;
    return bytes > most;
  });
  return cut < 0 ? name : trimEnd(characters.slice(0, cut).join(""));
}

/** RFC 8187, section 3.2.1, leaves fewer characters alone than addresses do. */
function encodeExtended(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
