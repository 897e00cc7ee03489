import { analyse } from "chardet";
import { knownCharset } from "./charset.ts";

/** The detector's cost grows with what it is given; so many bytes of lines that are not all ASCII are enough. */
const SAMPLE = 16 * 1024;
/** Of a hundred: what is less sure than this is no more than chance. */
const LEAST_CONFIDENCE = 15;
/** In place of the encodings of the standard, those of Windows that have the same letters and more. */
const SUPERSETS: ReadonlyMap<string, string> = new Map([
  ["iso-8859-1", "windows-1252"],
  ["iso-8859-7", "windows-1253"],
  ["iso-8859-8", "windows-1255"],
  ["iso-8859-9", "windows-1254"],
  ["koi8-r", "koi8-u"],
]);
/** They are known for certain, or never asked about. */
const NO_GUESS = /^(?:ascii|utf-|iso-2022)/;

/** The encoding that a text which is not UTF-8 most probably has, by the letters that are frequent in its language. */
export function guessCharset(body: Uint8Array): string {
  const matches = analyse(withoutTags(foreignLines(body))).map(({ name, confidence }) => ({
    name: name.toLowerCase(),
    confidence,
  }));
  const best = matches.find(({ name }) => !NO_GUESS.test(name));
  if (!best || best.confidence < LEAST_CONFIDENCE) return "windows-1252";
  return knownCharset(SUPERSETS.get(best.name) ?? best.name) ?? "windows-1252";
}

/** Tags whose names are of one language, whatever the text between them is. No byte of a letter of East Asia is < or >. */
const ASCII_TAG = /<[^<>\x80-\xff]*>/g;

function withoutTags(text: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(text).toString("latin1").replace(ASCII_TAG, " "), "latin1");
}

/** The lines that hold more than ASCII: times and tags say nothing of a language. */
function foreignLines(body: Uint8Array): Uint8Array {
  const sample = new Uint8Array(Math.min(SAMPLE, body.length));
  let length = 0;
  for (let from = 0; from < body.length && length < sample.length; ) {
    const newline = body.indexOf(0x0a, from);
    const end = newline < 0 ? body.length : newline + 1;
    const line = body.subarray(from, Math.min(end, from + sample.length - length));
    if (line.some((byte) => byte > 0x7f)) {
      sample.set(line, length);
      length += line.length;
    }
    from = end;
  }
  return sample.subarray(0, length);
}
