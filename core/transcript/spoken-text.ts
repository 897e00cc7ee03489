import { clauseAround } from "../text/clause.ts";
import { sentenceAround, sentenceSpans } from "../text/sentence.ts";
import { type WordSpan, wordSpans } from "../text/word.ts";
import type { Range } from "../time/moment.ts";
import { speakerColours } from "./speaker-colour.ts";
import { buildSpokenIndex, placeOf, type SpokenIndex, timeOfWord, wordAt } from "./spoken-index.ts";
import type { StoredPassage, Transcript } from "./transcript.ts";
import { listTurns, type Turn } from "./turn.ts";
import { indexAt, neighbourStart } from "./word-times.ts";

/** So soon after the beginning of a sentence or a turn, "previous" means the one before. Seconds. */
const JUST_BEGUN = 1;

/** Seconds. */
interface SentenceTimes {
  readonly start: number;
  /** Null where nobody knows. */
  readonly end: number | null;
}

/** A word and when it begins. Seconds. */
export interface TimedWord {
  readonly text: string;
  readonly start: number;
  /** When the word after it begins; infinite after the last. */
  readonly next: number;
}

const startOf = ({ start }: { readonly start: number }) => start;

/** What is said in an episode, ready to be asked for the words of any moment. */
export class SpokenText {
  readonly transcript: Transcript;
  readonly index: SpokenIndex;
  /** The words of one passage; found once and kept. */
  readonly #spans = new Map<number, readonly WordSpan[]>();
  /** When the sentences begin and end, in their order; made when first asked for, as are the turns. */
  #sentences: readonly SentenceTimes[] | null = null;
  #turns: readonly Turn[] | null = null;
  #speakers: ReadonlyMap<string, number> | null = null;

  constructor(transcript: Transcript) {
    this.transcript = transcript;
    const { passages } = transcript;
    this.index = buildSpokenIndex(
      passages.map(({ wordTimes }) => wordTimes),
      passages.map(({ end }) => end),
    );
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

  /** The words of a stretch of time in seconds, the first of them begun before it where one was. */
  listWords(from: number, to: number): readonly TimedWord[] {
    const { starts } = this.index;
    const first = Math.max(0, indexAt(starts, from));
    const words = Array.from(starts.slice(first, indexAt(starts, to) + 1));
    return words.map((start, at) => {
      const { passage, word } = placeOf(this.index, first + at);
      const span = this.#spansOf(passage)[word];
      const text = span ? this.#textOf(passage).slice(span.start, span.end) : "";
      return { text, start, next: starts[first + at + 1] ?? Number.POSITIVE_INFINITY };
    });
  }

  /** How many letters are said in a second, with the spaces between them; 0 where there are no times. */
  get lettersASecond(): number {
    const timed = this.passages.filter(({ wordTimes }) => wordTimes !== "");
    const letters = timed.reduce((sum, { text }) => sum + text.length, 0);
    const seconds = timed.reduce((sum, { start, end }) => sum + (end ?? 0) - (start ?? 0), 0);
    return seconds > 0 ? letters / seconds : 0;
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
    return neighbourStart(this.#sentenceTimes.map(startOf), time, by, JUST_BEGUN);
  }

  /** The same for the turns in which people speak, where they are named. */
  turnStart(time: number, by: 1 | -1): number | null {
    return neighbourStart(this.#allTurns.map(startOf), time, by, JUST_BEGUN);
  }

  /** When one of them speaks. */
  turnsOf(speaker: string): readonly Turn[] {
    return this.#allTurns.filter((turn) => turn.speaker === speaker);
  }

  /** The same as `turnStart` for the turns of one of them. */
  turnStartOf(speaker: string, time: number, by: 1 | -1): number | null {
    return neighbourStart(this.turnsOf(speaker).map(startOf), time, by, JUST_BEGUN);
  }

  /** From where to where the sentence goes that is spoken at a time, or was last, in seconds. Null where that is not known. */
  sentenceRange(time: number): Range | null {
    const sentences = this.#sentenceTimes;
    const { start, end } = sentences[indexAt(sentences.map(startOf), time)] ?? {};
    return start === undefined || end == null || end <= start ? null : { start, end };
  }

  /** When the passage begins that is spoken at a time, or was last, in seconds. Null as for `wordsAround`. */
  passageStart(time: number): number | null {
    const place = wordAt(this.index, time);
    return (place && this.passages[place.passage]?.start) ?? null;
  }

  /** When the passage after (`by` 1) or before (-1) the one of a time begins; null where there is none. All in seconds. */
  passageBeside(time: number, by: 1 | -1): number | null {
    const passage = (wordAt(this.index, time)?.passage ?? -1) + by;
    return timeOfWord(this.index, { passage, word: 0 });
  }

  get #allTurns(): readonly Turn[] {
    this.#turns ??= listTurns(this.passages);
    return this.#turns;
  }

  get #sentenceTimes(): readonly SentenceTimes[] {
    this.#sentences ??= this.passages.flatMap((_, passage) => this.#timesOfSentences(passage));
    return this.#sentences;
  }

  /** A sentence ends where the next one of its passage begins, and the last with the passage. */
  #timesOfSentences(passage: number): readonly SentenceTimes[] {
    const words = this.#spansOf(passage);
    const starts = sentenceSpans(this.#textOf(passage), this.transcript.language).flatMap(({ start }) => {
      const word = words.findIndex((span) => span.end > start);
      return timeOfWord(this.index, { passage, word }) ?? [];
    });
    const end = this.passages[passage]?.end ?? null;
    return starts.map((start, place) => ({ start, end: starts[place + 1] ?? end }));
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
