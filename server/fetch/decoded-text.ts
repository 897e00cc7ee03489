import { type Problem, problemAt } from "#core/file/problem.ts";
import { splitLines } from "#core/text/white-space.ts";
import { declaredCharset, knownCharset } from "./charset.ts";
import { guessCharset } from "./guessed-charset.ts";
import { decodeWide, findWideCharset } from "./wide-charset.ts";
import { decodeWindows1252, repairControls } from "./windows-1252.ts";

export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string;
  /** Where its encoding had to be guessed, and the lines with characters that could not be read. */
  readonly problems: readonly Problem[];
}

/** A file with more lines that cannot be read than this has another fault. */
const MOST_LINES = 100;
/** What a character that could not be read is seen as. */
const UNREADABLE = /[\0\x80-\x9f\uFFFD]/;
const SHOWN = 40;
/** By which ISO-2022-JP, which is all ASCII, changes to its other characters. */
const TO_JAPANESE = ["\x1b$B", "\x1b$@"];

/**
 * The text of a stranger's file. Its encoding is what shows in the bytes: a byte order mark, the zeros of UTF-16 and
 * UTF-32, or that all of it is UTF-8, which no other text is by chance. Else it is what the header (`charset`) or the file
 * itself says, else UTF-8 with damage where most of it is that, else a guess, which is told. Never throws.
 */
export function decodeText(body: Uint8Array, charset: string | null): DecodedText {
  const { text, guessed } = decode(body, charset);
  const guess = guessed === null ? [] : [problemAt({ path: "" }, "charset-guessed", guessed)];
  return { text, problems: [...guess, ...unreadableLines(text)] };
}

interface Decoding {
  readonly text: string;
  /** Null where the encoding is told or shown. */
  readonly guessed: string | null;
}

function decode(body: Uint8Array, charset: string | null): Decoding {
  const wide = findWideCharset(body);
  if (wide !== null) return { text: repairControls(decodeWide(body, wide)), guessed: null };
  const told = [knownCharset(charset), declaredCharset(body)].find(
    (name) => name !== null && name !== "utf-8",
  );
  const whole = decodeUtf8(body);
  if (whole?.length === body.length && TO_JAPANESE.some((sign) => whole.includes(sign)))
    return { text: new TextDecoder("iso-2022-jp").decode(body), guessed: null };
  if (whole !== null) return { text: repairControls(whole), guessed: null };
  if (told && told !== "windows-1252") return { text: new TextDecoder(told).decode(body), guessed: null };
  const damaged = new TextDecoder().decode(body);
  if (isMostlyRight(damaged)) return { text: repairControls(damaged), guessed: null };
  const name = told ?? guessCharset(body);
  const text = name === "windows-1252" ? decodeWindows1252(body) : new TextDecoder(name).decode(body);
  return { text, guessed: told ? null : name };
}

/** Null where it is not UTF-8 throughout. */
function decodeUtf8(body: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

/** Whether of the characters beyond ASCII more than two in three could be read. */
function isMostlyRight(text: string): boolean {
  let [right, wrong] = [0, 0];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd) wrong++;
    else if (code > 0x7f) right++;
  }
  return right > wrong * 2;
}

function unreadableLines(text: string): readonly Problem[] {
  if (!UNREADABLE.test(text)) return [];
  const problems: Problem[] = [];
  for (const [index, line] of splitLines(text).entries()) {
    const at = line.search(UNREADABLE);
    if (at < 0) continue;
    const shown = line.slice(Math.max(0, at - SHOWN), at + SHOWN).trim();
    problems.push(problemAt({ line: index + 1 }, "character-unreadable", shown));
    if (problems.length === MOST_LINES) break;
  }
  return problems;
}
