import { type Problem, problemAt, type Spot } from "../../file/problem.ts";
import { decodeEntities } from "../../text/html-text.ts";
import { foldSpaces } from "../../text/white-space.ts";
import { wordSpans } from "../../text/word.ts";
import { parseClock } from "../../time/time.ts";
import type { Stamp } from "../cue.ts";
import type { CueTimes } from "./cue-times.ts";

/** What one speaker says in a cue: plain folded text, and the stamps before its words. */
export interface Voice {
  readonly speaker: string | null;
  readonly text: string;
  readonly stamps: readonly Stamp[];
}

export interface CueText {
  /** In order; neighbours have different speakers, none is without text. */
  readonly voices: readonly Voice[];
  readonly problems: readonly Problem[];
}

interface VoiceDraft {
  speaker: string | null;
  text: string;
  /** Whether a word could follow: at the beginning, or after white space. */
  spaced: boolean;
  stamps: Stamp[];
}

/** A complete tag, a tag that the end of the cue cuts off, text, or a `<` that opens no tag. */
const TOKEN = /<(\/?[a-z][^<>]*|[\d:.,]+|\/?)>|<(\/?[a-z][^<>]*|\d[\d:.,]*|\/)$|[^<]+|</gi;
/** Those of WebVTT, and HTML's line break, which is read as the white space that it is. */
const KNOWN_TAGS: ReadonlySet<string> = new Set(["b", "br", "c", "i", "lang", "rt", "ruby", "u", "v"]);

/**
 * The text of a cue (W3C WebVTT, section 6.4): voices by `<v Name>`, which hold until another or `</v>`; words
 * stamped by `<00:00:01.500>`; character references resolved. All other tags say how to show the text and are
 * dropped, those that WebVTT does not know with a problem. A stamp must lie in the cue, not before the one in
 * front of it, and before a word: one inside a word (a syllable) or after the last (its end) is not kept.
 */
export function parseCueText(source: string, { start, end }: CueTimes, spot: Spot): CueText {
  const reader = new CueTextReader(start, end > start ? end : Number.POSITIVE_INFINITY, spot);
  for (const [token, tag, cutTag] of source.matchAll(TOKEN)) {
    if (tag !== undefined) reader.readTag(tag);
    else if (cutTag !== undefined) reader.report("tag-not-closed", token);
    else reader.readText(decodeEntities(token));
  }
  return { voices: reader.voices(), problems: reader.problems };
}

class CueTextReader {
  readonly problems: Problem[] = [];
  private readonly drafts: VoiceDraft[] = [];
  private readonly speakers: (string | null)[] = [];
  private stamp: number | null = null;
  private latest: number;

  constructor(
    private readonly start: number,
    private readonly end: number,
    private readonly spot: Spot,
  ) {
    this.latest = start;
  }

  report(code: string, value: string): void {
    this.problems.push(problemAt(this.spot, code, value));
  }

  readTag(tag: string): void {
    if (/^[\d:.,]/.test(tag)) this.readStamp(tag);
    else this.readNamedTag(tag);
  }

  private readNamedTag(tag: string): void {
    const name = (/^\/?([a-z]*)/i.exec(tag)?.[1] ?? "").toLowerCase();
    if (name === "v" || name === "br") this.readText(" ");
    if (name === "v" && tag.startsWith("/")) this.speakers.pop();
    else if (name === "v") this.speakers.push(foldSpaces(decodeEntities(tag.replace(/^\S+/, ""))) || null);
    else if (name !== "" && !KNOWN_TAGS.has(name)) this.report("tag-unknown", name);
  }

  private readStamp(tag: string): void {
    const time = parseClock(tag);
    if (time === null) this.report("stamp-unreadable", tag);
    else if (time < this.start || time > this.end) this.report("stamp-outside-cue", tag);
    else if (time < this.latest) this.report("stamp-backwards", tag);
    else {
      this.stamp = time;
      this.latest = time;
    }
  }

  readText(text: string): void {
    const spoken = text.search(/\S/);
    const draft = spoken < 0 ? this.drafts.at(-1) : this.draft(this.speakers.at(-1) ?? null);
    if (!draft) return;
    const gap = spoken !== 0 && !draft.spaced ? " " : "";
    if (spoken >= 0 && this.stamp !== null) {
      draft.stamps.push({ offset: draft.text.length + gap.length, time: this.stamp });
      this.stamp = null;
    }
    const folded = gap + text.trimStart().replace(/\s+/g, " ");
    draft.text += folded;
    if (folded !== "") draft.spaced = folded.endsWith(" ");
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
