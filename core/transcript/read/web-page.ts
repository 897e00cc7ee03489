import { Parser } from "htmlparser2";
import { foldSpaces } from "../../text/white-space.ts";
import { wordSpans } from "../../text/word.ts";
import { parseClock, parseIsoDuration } from "../../time/time.ts";

/** What tells a transcript from the pages that servers answer with instead. */
interface WebPage {
  readonly title: string;
  /** Names and times of speech: `cite`, `time` with a clock or a duration, `data-m` of word times. */
  readonly marks: number;
  /** Stretches of text that open with a name and a colon, or with a clock, as they do in transcripts and elsewhere. */
  readonly openings: number;
  /** Words outside of what stands around a text; no more than a few are counted. */
  readonly words: number;
  readonly form: boolean;
  readonly password: boolean;
}

/** Titles of pages that servers give instead of what they were asked for. */
const TITLE =
  /\b[45]\d\d\b|not found|\berrors?\b|forbidden|denied|unauthori[sz]ed|unavailable|maintenance|log ?in|sign ?in|log ?on|just a moment|attention required|captcha|\brobot\b|consent|cookie|before you continue|redirect|\bmoved\b|nicht gefunden|anmelden|introuvable|connexion|no encontrad|iniciar sesi|не найден|ошибка|войти|доступ/iu;
/** Such pages have fewer words than this; a transcript with an unlucky title has more. */
const FEW_WORDS = 200;
/** So many characters of a text hold more than a few words. */
const MOST_LOOKED_AT = 4096;
const OPENING = /^\s{0,9}(?:\p{Lu}[\p{L}\p{M}.'’ -]{0,40}:(?:\s|$)|[[(]?\d{1,2}:\d{2}\b)/u;
const AROUND: ReadonlySet<string> = new Set(
  "head header nav footer aside form button script style template noscript iframe object svg h1 h2 h3 h4 h5 h6".split(
    " ",
  ),
);
const TITLES: ReadonlySet<string> = new Set(["title", "h1"]);
/** Nobody writes HTML as deep as this; the parser's cost grows with the depth of what it is in. */
const MOST_DEPTH = 500;

/**
 * The title of a page that is no transcript: one to log in or to agree on, one that tells of an error, one that only a
 * script fills, and every page without names and times of speech where captions are `promised`. Null where
 * the page may be a transcript.
 */
export function findOtherPage(html: string, promised: boolean): string | null {
  const { title, marks, openings, words, form, password } = readPage(html);
  const told = TITLE.test(title);
  const spoken = marks > 0 || (openings > 1 && !told && !password);
  const few = (form || told) && words < FEW_WORDS;
  return spoken || !(promised || password || words === 0 || few) ? null : title || "HTML";
}

function readPage(html: string): WebPage {
  let [marks, openings, words, form, password] = [0, 0, 0, false, false];
  let [depth, aroundFrom] = [0, Number.POSITIVE_INFINITY];
  let title = "";
  let label: string | null = null;
  const parser = new Parser({
    onopentag(name, attributes) {
      depth++;
      if (AROUND.has(name)) aroundFrom = Math.min(aroundFrom, depth);
      label = name;
      if (name === "form") form = true;
      if (name === "input" && attributes.type?.toLowerCase() === "password") password = true;
      if (name === "cite" || /^\d+$/.test(attributes["data-m"] ?? "")) marks++;
      if (name === "time" && parseIsoDuration(attributes.datetime ?? "") !== null) marks++;
      if (depth > MOST_DEPTH) parser.pause();
    },
    ontext(data) {
      if (label !== null && TITLES.has(label)) title += data;
      if (label === "time" && parseClock(data) !== null) marks++;
      if (depth < aroundFrom && OPENING.test(data)) openings++;
      if (depth < aroundFrom && words < FEW_WORDS) words += wordSpans(data.slice(0, MOST_LOOKED_AT)).length;
    },
    onclosetag() {
      if (depth === aroundFrom) aroundFrom = Number.POSITIVE_INFINITY;
      depth--;
      label = null;
    },
  });
  parser.end(html);
  return { title: foldSpaces(title), marks, openings, words, form, password };
}
