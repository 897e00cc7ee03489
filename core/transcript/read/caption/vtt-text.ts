import { type Problem, problemAt, type Spot } from "../../../file/problem.ts";
import { decodeCaption } from "../../../text/html-text.ts";
import { foldSpaces } from "../../../text/white-space.ts";
import { wordSpans } from "../../../text/word.ts";
import type { Stamp } from "../../cue.ts";
import { parseCueClock, shiftTime } from "./cue-times.ts";

/** When a cue is shown, in seconds, and by how much the times in its text are too early. */
export interface ShownTimes {
  readonly start: number;
  /** Null when nothing usable is known. */
  readonly end: number | null;
  readonly shift: number;
}

/** What one speaker says in a cue: plain folded text, and the stamps before its words. */
export interface Voice {
  readonly speaker: string | null;
  readonly text: string;
  readonly stamps: readonly Stamp[];
}

export interface CueText {
  /** In order; neighbours have different speakers, none is without text. */
  readonly voices: readonly Voice[];
  /** Where the first emphasised text begins in that of its voice; null where there is none. */
  readonly highlight: number | null;
  readonly problems: readonly Problem[];
}

interface VoiceDraft {
  speaker: string | null;
  text: string;
  /** Whether a word could follow: at the beginning, or after white space. */
  spaced: boolean;
  stamps: Stamp[];
}

/** A complete tag, or one that the end of the cue cuts off, where the expression is put. */
const TAG = /<(?:(\/?[a-z][^<>]*|[\d:.,]+|\/?)>|(\/?[a-z][^<>]*|\d[\d:.,]*|\/)$)/iy;
/** A tag that is a time has none. */
const TAG_NAME = /^\/?([a-z]+|$)/i;
/** Those of WebVTT, and HTML's line break, which is read as the white space that it is. */
const KNOWN_TAGS: ReadonlySet<string> = new Set(["b", "br", "c", "i", "lang", "rt", "ruby", "u", "v"]);
/** Tags by which programs show which word is spoken. */
const EMPHASIS: ReadonlySet<string> = new Set(["b", "c", "font", "i", "u"]);

/**
 * The text of a cue (W3C WebVTT, section 6.4): voices by `<v Name>`, which hold until another or `</v>`; words
 * stamped by `<00:00:01.500>`; character references resolved. All other tags say how to show the text and are
 * dropped, those that WebVTT does not know with a problem. A stamp must lie in the cue, not before the one in
 * front of it, and before a word: one inside a word (a syllable) or after the last (its end) is not kept.
 */
export function parseCueText(source: string, times: ShownTimes, spot: Spot): CueText {
  if (!source.includes("<")) return untaggedText(source);
  const reader = new CueTextReader(times, spot);
  for (let index = 0; index < source.length; ) {
    TAG.lastIndex = index;
    const match = source[index] === "<" ? TAG.exec(source) : null;
    // A `<` that opens no tag is text.
    const next = match === null ? source.indexOf("<", index + 1) : TAG.lastIndex;
    const end = next < 0 ? source.length : next;
    const token = source.slice(index, end);
    if (match?.[1] !== undefined) reader.readTag(match[1]);
    else if (match !== null) reader.report("tag-not-closed", token);
    else reader.readText(decodeCaption(token));
    index = end;
  }
  return { voices: reader.voices(), highlight: reader.highlight, problems: reader.problems };
}

function untaggedText(source: string): CueText {
  const text = foldSpaces(decodeCaption(source));
  return { voices: text === "" ? [] : [{ speaker: null, text, stamps: [] }], highlight: null, problems: [] };
}

class CueTextReader {
  readonly problems: Problem[] = [];
  private readonly drafts: VoiceDraft[] = [];
  private readonly speakers: (string | null)[] = [];
  private stamp: number | null = null;
  private latest: number;
  private emphasised = false;
  highlight: number | null = null;

  constructor(
    private readonly times: ShownTimes,
    private readonly spot: Spot,
  ) {
    this.latest = times.start;
  }

  report(code: string, value: string): void {
    this.problems.push(problemAt(this.spot, code, value));
  }

  readTag(tag: string): void {
    const name = TAG_NAME.exec(tag)?.[1]?.toLowerCase();
    if (name === undefined) this.readStamp(tag);
    else this.readNamedTag(name, tag);
  }

  private readNamedTag(name: string, tag: string): void {
    if (name === "v" || name === "br") this.readText(" ");
    if (EMPHASIS.has(name)) this.emphasised = !tag.startsWith("/");
    if (name === "v" && tag.startsWith("/")) this.speakers.pop();
    else if (name === "v") this.speakers.push(foldSpaces(decodeCaption(tag.replace(/^\S+/, ""))) || null);
    else if (name !== "" && !KNOWN_TAGS.has(name)) this.report("tag-unknown", name);
  }

  private readStamp(tag: string): void {
    const written = parseCueClock(tag);
    const time = written === null ? null : shiftTime(written, this.times.shift);
    const { start, end } = this.times;
    if (time === null) this.report("stamp-unreadable", tag);
    else if (time < start || (end !== null && time > end)) this.report("stamp-outside-cue", tag);
    else if (time < this.latest) this.report("stamp-backwards", tag);
    else {
      this.stamp = time;
      this.latest = time;
    }
  }

  readText(text: string): void {
    const words = foldSpaces(text);
    const draft = words === "" ? this.drafts.at(-1) : this.draft(this.speakers.at(-1) ?? null);
    if (!draft) return;
    const parted = !draft.spaced && text.trimStart() !== text;
    if (parted) {
      draft.text += " ";
      draft.spaced = true;
    }
    if (words === "") return;
    if (this.emphasised) this.highlight ??= draft.text.length;
    if (this.stamp !== null) draft.stamps.push({ offset: draft.text.length, time: this.stamp });
    this.stamp = null;
    draft.spaced = text.trimEnd() !== text;
    draft.text += draft.spaced ? `${words} ` : words;
  }

  /** Who does not say a name goes on with the last one's text. */
  private draft(speaker: string | null): VoiceDraft {
    const last = this.drafts.at(-1);
    if (last && (speaker === null || speaker === last.speaker)) return last;
    const next: VoiceDraft = { speaker, text: "", spaced: true, stamps: [] };
    this.drafts.push(next);
    return next;
  }

  voices(): readonly Voice[] {
    return this.drafts.map(({ speaker, text, stamps }) => {
      const starts = stamps.length === 0 ? null : new Set(wordSpans(text).map((span) => span.start));
      return { speaker, text: text.trimEnd(), stamps: stamps.filter((stamp) => starts?.has(stamp.offset)) };
    });
  }
}
