import { clauseAround } from "../text/clause.ts";
import { sentenceAround, sentenceSpans } from "../text/sentence.ts";
import { type WordSpan, wordSpans } from "../text/word.ts";
import { speakerColours } from "./speaker-colour.ts";
import { buildSpokenIndex, type SpokenIndex, timeOfWord, wordAt } from "./spoken-index.ts";
import type { StoredPassage, Transcript } from "./transcript.ts";
import { neighbourStart } from "./word-times.ts";

/** So soon after the beginning of a sentence, "previous" means the one before. Seconds. */
const JUST_BEGUN = 1;

/** What is said in an episode, ready to be asked for the words of any moment. */
export class SpokenText {
  readonly transcript: Transcript;
  readonly index: SpokenIndex;
  /** The words of one passage; found once and kept. */
  readonly #spans = new Map<number, readonly WordSpan[]>();
  /** When the sentences begin, seconds, ascending; made when first asked for. */
  #sentences: readonly number[] | null = null;
  #speakers: ReadonlyMap<string, number> | null = null;

  constructor(transcript: Transcript) {
    this.transcript = transcript;
    this.index = buildSpokenIndex(transcript.passages.map(({ wordTimes }) => wordTimes));
  }

  /** Everyone who is named as speaking, with the number of their colour. */
  get speakers(): ReadonlyMap<string, number> {
    this.#speakers ??= speakerColours(this.passages);
    return this.#speakers;
  }

  get passages(): readonly StoredPassage[] {
    return this.transcript.passages;
  }

  /** The clause that is spoken at a time in seconds. Null before the first word, and where there are no times. */
  wordsAround(time: number): string | null {
    const place = wordAt(this.index, time);
    const span = place && this.#spansOf(place.passage)[place.word];
    return place && span ? clauseAround(this.#textOf(place.passage), span, this.transcript.language) : null;
  }

  /** Who speaks at a time in seconds; null where nobody is named. */
  speakerAt(time: number): string | null {
    const place = wordAt(this.index, time);
    return (place && this.passages[place.passage]?.speaker) ?? null;
  }

  /** The sentence that is spoken at a time in seconds. Null as for `wordsAround`. */
  sentenceAt(time: number): string | null {
    const place = wordAt(this.index, time);
    const span = place && this.#spansOf(place.passage)[place.word];
    if (!place || !span) return null;
    return sentenceAround(this.#textOf(place.passage), span.start, this.transcript.language);
  }

  /** When the next (`by` 1) or previous (-1) sentence begins, seen from a time, all in seconds; null where there is none. */
  sentenceStart(time: number, by: 1 | -1): number | null {
    this.#sentences ??= this.passages.flatMap((_, passage) => this.#sentenceStarts(passage));
    return neighbourStart(this.#sentences, time, by, JUST_BEGUN);
  }

  #sentenceStarts(passage: number): readonly number[] {
    const words = this.#spansOf(passage);
    return sentenceSpans(this.#textOf(passage), this.transcript.language).flatMap(({ start }) => {
      const word = words.findIndex((span) => span.end > start);
      return timeOfWord(this.index, { passage, word }) ?? [];
    });
  }

  #textOf(passage: number): string {
    return this.passages[passage]?.text ?? "";
  }

  #spansOf(passage: number): readonly WordSpan[] {
    const known = this.#spans.get(passage);
    if (known) return known;
    const spans = wordSpans(this.#textOf(passage));
    this.#spans.set(passage, spans);
    return spans;
  }
}
