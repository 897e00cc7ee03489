import { isShort, NAME, nameKey } from "./speaker-name.ts";

/** What a text opens with that says who speaks. */
export interface SpeakerOpening {
  /** Null where somebody else begins to speak and is not named. */
  readonly speaker: string | null;
  /** Whether nothing but a speaker is written so; a plain `Name: ` may also be a word with a colon after it. */
  readonly sure: boolean;
  /** Where what they say begins if the name is one. */
  readonly end: number;
  /** Where it begins if the name is none; 0 where the text then opens with nothing. */
  readonly otherwise: number;
}

/** Without any of these a text names nobody. */
export const SIGN = /[:：﹕]|>>|[[(<{]/u;
/** What may stand before a name: the chevrons of live captions, the dash of subtitles. */
const MARK = /^(?:>{2,3}|[-–—•](?=\s?\S))\s*/u;
/** `-5` is a number. */
const DASH = /^[-–](?: \S|[^\s\d])/u;
/** As those write who only count the voices: `SPEAKER_00`, `Speaker A`, `speaker ?`. */
const COUNTED =
  "(?:speaker|spk|sprecher(?:in)?|locuteur|hablante|orador|falante|parlante|спикер|说话人|发言人|話者|화자)[ _-]?(?:\\d{1,3}|[a-z](?![\\p{L}\\p{N}])|\\?)";
const COUNTED_VOICE = new RegExp(`^(?:[[(<{](${COUNTED})[\\])>}]:?|(${COUNTED}):)\\s*(?=\\S)`, "iu");
/** A full-width colon needs no space after it. */
const NAMED = new RegExp(
  `^(?:(?:\\[(${NAME})\\]|\\((${NAME})\\)|(${NAME})) ?(?:: +|[：﹕]\\s*)|[[(](${NAME}):[\\])]\\s*)(?=\\S)`,
  "u",
);
/** How far from its beginning a text is looked at: longer than any name with all its marks. */
const REACH = 160;

/** What tells in a file who speaks. */
export interface OpeningSigns {
  /** Keys of names (see `nameKey`) that are believed whatever they look like. */
  readonly known: ReadonlySet<string>;
  /** Whether a dash tells that somebody else speaks, as chevrons do. */
  readonly dashed: boolean;
}

/** Null for plain words. */
export function readOpening(text: string, { known, dashed }: OpeningSigns): SpeakerOpening | null {
  const near = text.slice(0, REACH);
  if (!dashed && !SIGN.test(near)) return null;
  const mark = MARK.exec(near)?.[0].length ?? 0;
  if (mark === text.length) return null;
  const changes = near.startsWith(">>") || (dashed && DASH.test(near));
  const said = near.slice(mark);
  const otherwise = changes ? mark : 0;
  const counted = COUNTED_VOICE.exec(said);
  if (counted) {
    const speaker = voiceName(counted[1] ?? counted[2] ?? "");
    return { speaker, sure: true, end: mark + counted[0].length, otherwise: mark + counted[0].length };
  }
  const found = plainName(said) ?? knownName(said, known);
  if (found) return { speaker: found.name, sure: changes, end: mark + found.end, otherwise };
  return changes ? { speaker: null, sure: true, end: mark, otherwise } : null;
}

interface FoundName {
  readonly name: string;
  readonly end: number;
}

/** `At 12: 30` is a time, not somebody called "At 12". */
function plainName(text: string): FoundName | null {
  const [whole, ...names] = NAMED.exec(text) ?? [];
  const name = names.find((found) => found !== undefined);
  if (whole === undefined || name === undefined || !isShort(name)) return null;
  const clock = /\d$/.test(name) && /^\d/.test(text.slice(whole.length));
  return clock ? null : { name, end: whole.length };
}

/** `deadmau5: …`, `[Ann] …`: what only a name that is known can be. */
function knownName(text: string, known: ReadonlySet<string>): FoundName | null {
  if (known.size === 0) return null;
  const [whole, inside, before] = /^(?:\[([^[\]]+)\]|([^:：]+?) ?[:：])\s*(?=\S)/u.exec(text) ?? [];
  const name = (inside ?? before ?? "").trim();
  return whole !== undefined && known.has(nameKey(name)) ? { name, end: whole.length } : null;
}

/** `speaker 0` as `Speaker 0`; who could not be told apart has no name. */
function voiceName(label: string): string | null {
  return label.endsWith("?") ? null : label.charAt(0).toUpperCase() + label.slice(1);
}
