import { type FoldedText, foldText } from "#core/text/find.ts";
import { sentenceSpan } from "#core/text/sentence.ts";
import { type WordSpan, wordSpans } from "#core/text/word.ts";
import type { SpokenIndex, WordPlace, WordRun } from "#core/transcript/spoken-index.ts";
import { decodeTimePoints } from "#core/transcript/time-points.ts";
import { rangeIn } from "#features/ui/highlight.ts";

/** The transcript as it stands in the page: passages, their one text node each, and the words in those. */
export class PageText {
  readonly passages: readonly HTMLElement[];
  /** The links of their times. */
  readonly links: readonly HTMLElement[];
  readonly #container: HTMLElement;
  readonly #nodes: readonly (Text | null)[];
  readonly #folded = new Map<boolean, readonly FoldedText[]>();
  readonly #spans = new Map<number, readonly WordSpan[]>();
  #index: SpokenIndex | null = null;
  #speakers: readonly (string | null)[] | null = null;

  /** `container` holds passages as `passageHtml` writes them. */
  constructor(container: HTMLElement) {
    this.#container = container;
    this.passages = [...container.querySelectorAll<HTMLElement>("[data-passage]")];
    this.links = [...container.querySelectorAll<HTMLElement>("[data-time]")];
    this.#nodes = this.passages.map((passage, place) => {
      // A page does not send what follows from its order.
      passage.dataset.passage = String(place);
      const node = passage.querySelector("[data-words]")?.firstChild;
      return node instanceof Text ? node : null;
    });
  }

  /** When the words are spoken, as far as the page has that; found once and kept. */
  get index(): SpokenIndex {
    this.#index ??= decodeTimePoints(
      this.#container.querySelector("data")?.value ?? "",
      this.#nodes.map((node) => node?.data ?? ""),
    );
    return this.#index;
  }

  /** The texts of all passages, in order, ready for finding; made at the first call. */
  foldedTexts(matchCase: boolean): readonly FoldedText[] {
    const known = this.#folded.get(matchCase);
    if (known) return known;
    const folded = this.#nodes.map((node) => foldText(node?.data ?? "", matchCase));
    this.#folded.set(matchCase, folded);
    return folded;
  }

  /** The words of one passage; found once and kept. */
  spans(passage: number): readonly WordSpan[] {
    const known = this.#spans.get(passage);
    if (known) return known;
    const spans = wordSpans(this.#nodes[passage]?.data ?? "");
    this.#spans.set(passage, spans);
    return spans;
  }

  rangeOfWord(place: WordPlace): Range | null {
    const span = this.spans(place.passage)[place.word];
    return span ? this.range(place.passage, span.start, span.end) : null;
  }

  /** The words of the sentence that a word stands in; that word alone where the page does not hold it. */
  sentenceOf(place: WordPlace): WordRun {
    const node = this.#nodes[place.passage];
    const spans = this.spans(place.passage);
    const at = spans[place.word];
    if (!node || !at) return { from: place, to: place };
    const { start, end } = sentenceSpan(node.data, at.start, this.#languageOf(place.passage));
    const word = (index: number) => ({ passage: place.passage, word: Math.max(0, index) });
    return {
      from: word(spans.findIndex((span) => span.end > start)),
      to: word(spans.findLastIndex((span) => span.start < end)),
    };
  }

  #languageOf(passage: number): string {
    return this.passages[passage]?.closest<HTMLElement>("[lang]")?.lang ?? "en";
  }

  /** The sentence that a word stands in. Null when the page does not hold it. */
  rangeOfSentence(place: WordPlace): Range | null {
    const { from, to } = this.sentenceOf(place);
    return this.rangesOfWords(from, to)[0] ?? null;
  }

  /** A part of one passage's text, in UTF-16 units. Null when the page does not hold it. */
  range(passage: number, start: number, end: number): Range | null {
    const node = this.#nodes[passage];
    if (!node || end > node.length) return null;
    return node.isConnected ? rangeIn(node, start, end) : this.#whole(passage);
  }

  /** All of a passage: what stands there once a browser has translated its text is not known by its words. */
  #whole(passage: number): Range | null {
    const words = this.passages[passage]?.querySelector("[data-words]");
    if (!words) return null;
    const range = new Range();
    range.selectNodeContents(words);
    return range;
  }

  /** Where a point of the page stands in the text of its passage; null where it is in none. */
  placeOf(node: Node | null, offset: number): { readonly passage: number; readonly offset: number } | null {
    const passage = node instanceof Text ? this.#nodes.indexOf(node) : -1;
    return passage < 0 ? null : { passage, offset };
  }

  /** The point of the page at a place in the text; null where the text has no such place. */
  pointAt(
    place: { readonly passage: number; readonly offset: number } | null,
  ): { readonly node: Text; readonly offset: number } | null {
    const node = place && this.#nodes[place.passage];
    return node && place.offset <= node.length ? { node, offset: place.offset } : null;
  }

  /** The words from `start` to before `end`, as one range for each passage they touch. */
  rangesOfWords(from: WordPlace, to: WordPlace): readonly Range[] {
    const ranges: Range[] = [];
    for (let passage = from.passage; passage <= to.passage; passage++) {
      const spans = this.spans(passage);
      const first = spans[passage === from.passage ? from.word : 0];
      const last = spans[passage === to.passage ? to.word : spans.length - 1];
      const range = first && last ? this.range(passage, first.start, last.end) : null;
      if (range) ranges.push(range);
    }
    return ranges;
  }

  /** The words that a selection touches, from the first to the last; null where none, and where it is of the whole page. */
  wordsIn(selection: Range): WordRun | null {
    const ends = [selection.startContainer, selection.endContainer];
    if (!ends.some((end) => this.#container.contains(end))) return null;
    const touched = this.#nodes.flatMap((node, passage) => {
      if (!node || !selection.intersectsNode(node)) return [];
      const start = selection.startContainer === node ? selection.startOffset : 0;
      const end = selection.endContainer === node ? selection.endOffset : node.length;
      const touches = (span: WordSpan) => span.end > start && span.start < end;
      const from = this.spans(passage).findIndex(touches);
      const to = this.spans(passage).findLastIndex(touches);
      return from < 0 ? [] : [{ from: { passage, word: from }, to: { passage, word: to } }];
    });
    const [first, last] = [touched[0], touched.at(-1)];
    return first && last ? { from: first.from, to: last.to } : null;
  }

  /** Who speaks in a passage; null where the transcript does not say. */
  speaker(passage: number): string | null {
    this.#speakers ??= speakersOf(this.passages);
    return this.#speakers[passage] ?? null;
  }

  /** The word under a point of the window, or null where there is none (margins, gaps between lines). */
  wordAtPoint(x: number, y: number): WordPlace | null {
    const caret = caretAt(x, y);
    if (!caret) return null;
    const passage = this.passages.findIndex((_, index) => this.#nodes[index] === caret.node);
    const word = this.spans(passage).findIndex(
      (span) => caret.offset >= span.start && caret.offset <= span.end,
    );
    if (passage < 0 || word < 0) return null;
    const rects = this.rangeOfWord({ passage, word })?.getClientRects() ?? [];
    const hit = [...rects].some(
      (r) => x >= r.left - SLACK && x <= r.right + SLACK && y >= r.top && y <= r.bottom,
    );
    return hit ? { passage, word } : null;
  }
}

/** Who speaks in each passage: it tells where that changes. */
function speakersOf(passages: readonly HTMLElement[]): readonly (string | null)[] {
  let speaker: string | null = null;
  return passages.map(({ dataset }) => {
    if (dataset.speaker !== undefined) speaker = dataset.speaker || null;
    return speaker;
  });
}

/** Pixels beside a word that still count as the word: half a space. */
const SLACK = 4;

function caretAt(x: number, y: number): { node: Node; offset: number } | null {
  // Safari learned the standard's name only lately, and keeps its own.
  if (typeof document.caretPositionFromPoint !== "function") {
    const range = document.caretRangeFromPoint(x, y);
    return range && { node: range.startContainer, offset: range.startOffset };
  }
  const position = document.caretPositionFromPoint(x, y);
  return position && { node: position.offsetNode, offset: position.offset };
}
