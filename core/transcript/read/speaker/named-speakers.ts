import { believedNames } from "./believed-names.ts";
import { creditedKeys, isName, nameKey } from "./speaker-name.ts";
import { type OpeningSigns, readOpening, SIGN } from "./speaker-opening.ts";

interface Said {
  /** Null where the markup of the file says nothing of it. */
  readonly speaker: string | null;
  readonly text: string;
}

/** What one speaker says of a text: from `from` up to `to`, in UTF-16 units. */
export interface SpeechPart {
  /** Null where nobody is named. */
  readonly speaker: string | null;
  /** Whether it is somebody else than before, although nobody is named. */
  readonly changes: boolean;
  readonly from: number;
  readonly to: number;
}

/** A sentence, or a sound, is over: only then does a name begin another's speech. */
const OVER = /(?:^|[.!?…。！？♪)\]—–-]["'”’»]?|>>)\s*(?:[-–—•]\s?)?$/u;
/** Two who speak in one text, as subtitles write them: `- Hello. - Hi.` */
const DASHED = /^[-–] ?\S.*[.!?…。！？♪)\]"'”’»] [-–] ?\S/u;
/** Where another voice may begin in the middle of a text. */
const PLACE = /(?<=\s)(?:>{2,3}|[[(<{](?=\S)|[-–—•] |[-–](?=[^\s\d]))|[:：﹕]/gu;
const LONGEST_KNOWN = 64;

/**
 * Who says what in the cues or paragraphs of a file, of whatever format: where its markup names nobody, names are taken
 * from before the words, as `Ann: `, `>> ANN: ` or `[SPEAKER_00] `. Dashes tell that somebody else speaks in a file that has
 * two of them in one text. For each text its parts, in order; null where it is to stay as it is. Which names are believed, see `believedNames`; where the markup names speakers, and of those who are
 * `credited`, every one.
 */
export function speechParts(
  turns: readonly Said[],
  credited: readonly string[],
): readonly (readonly SpeechPart[] | null)[] {
  const marked = new Set(turns.flatMap(({ speaker }) => (speaker === null ? [] : [nameKey(speaker)])));
  const known = new Set([...creditedKeys(credited), ...marked]);
  const dashed = turns.some(({ speaker, text }) => speaker === null && DASHED.test(text));
  const texts = turns.map(({ speaker, text }) => ({
    text,
    opening: speaker === null ? readOpening(text, { known, dashed }) : null,
  }));
  const believed = marked.size > 0 ? known : believedNames(texts, known);
  const chevrons = texts.some(({ opening }) => opening?.sure);
  if (believed.size === 0 && !chevrons) return turns.map(() => null);
  return turns.map(({ speaker, text }) =>
    speaker === null && (dashed || SIGN.test(text))
      ? partsOf(text, { known: believed, chevrons, dashed })
      : null,
  );
}

/** What tells so within a text. */
interface Signs extends OpeningSigns {
  /** Whether `>>` does. */
  readonly chevrons: boolean;
}

/** Where in a text somebody begins to speak. */
interface Beginning {
  readonly speaker: string | null;
  /** Where the name or its mark stands. */
  readonly at: number;
  /** Where the words begin. */
  readonly from: number;
}

function partsOf(text: string, signs: Signs): readonly SpeechPart[] | null {
  const first = beginningAt(text, 0, signs);
  const beginnings = first ? [first] : [];
  for (const { 0: sign, index } of text.matchAll(PLACE)) {
    const from = beginnings.at(-1)?.from ?? 0;
    if (index < from || (sign.startsWith(">") && !signs.chevrons)) continue;
    const next = /[:：﹕]/.test(sign)
      ? beginningBefore(text, index, from, signs.known)
      : beginningAt(text, index, signs);
    if (next) beginnings.push(next);
  }
  if (beginnings.length === 0) return null;
  const before = beginnings[0]?.at === 0 ? [] : [{ speaker: null, at: 0, from: 0 }];
  return [...before, ...beginnings].map(({ speaker, at, from }, index) => ({
    speaker,
    changes: at !== from,
    from,
    to: beginnings[index + 1 - before.length]?.at ?? text.length,
  }));
}

/** A mark or a name that stands at a place. A dash within a sentence is none. */
function beginningAt(text: string, at: number, { known, dashed }: Signs): Beginning | null {
  const over = OVER.test(text.slice(Math.max(0, at - 4), at));
  const opening = readOpening(text.slice(at, at + 2 * LONGEST_KNOWN), { known, dashed: dashed && over });
  if (opening === null) return null;
  const { speaker, end, otherwise } = opening;
  if (speaker !== null && known.has(nameKey(speaker))) return { speaker, at, from: at + end };
  return otherwise > 0 ? { speaker: null, at, from: at + otherwise } : null;
}

/** A believed name that ends at a colon, after the end of a sentence. One in capitals needs no such end. */
function beginningBefore(
  text: string,
  colon: number,
  after: number,
  believed: ReadonlySet<string>,
): Beginning | null {
  const from = text.slice(colon + 1).search(/\S/) + colon + 1;
  if (from === colon || (text[colon] === ":" && from === colon + 1)) return null;
  const start = Math.max(after, colon - LONGEST_KNOWN);
  const near = text.slice(start, colon).trimEnd();
  for (const { index } of near.matchAll(/(?<=^|[\s。！？…”»）\]>])\S/gu)) {
    const speaker = near.slice(index);
    if (!believed.has(nameKey(speaker)) || !isName(speaker)) continue;
    const at = start + index;
    const loud = speaker.length > 1 && speaker === speaker.toUpperCase() && speaker !== speaker.toLowerCase();
    if (loud || OVER.test(text.slice(Math.max(0, at - 4), at))) return { speaker, at, from };
  }
  return null;
}
