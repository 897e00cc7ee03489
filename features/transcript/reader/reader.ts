import type { Found } from "#core/text/find.ts";
import type { Moment } from "#core/time/moment.ts";
import {
  type SpokenIndex,
  timeOfWord,
  type WordPlace,
  type WordRun,
  wordAt,
  wordsWithin,
} from "#core/transcript/spoken-index.ts";
import { isByKey } from "#features/ui/by-key.ts";
import { type HighlightName, paint } from "#features/ui/highlight.ts";
import type { Findable } from "../find/findable.ts";
import type { PageText } from "../text/page-text.ts";
import { jumpToLine, type ReadingView, scrollToLine, topOf } from "../text/reading-line.ts";
import { Follow, type FollowSnapshot, type FollowState } from "./follow.ts";
import { hasSelection } from "./leading.ts";
import { whenUnpressed } from "./press-wait.ts";
import { type SelectedWords, selectedWords } from "./selected-words.ts";
import { whileSettling } from "./settling.ts";

interface Voice {
  /** Seconds, read from the audio element itself: exact at any frame. */
  readonly currentTime: () => number;
  readonly playing: () => boolean;
}

interface ReaderOptions {
  readonly text: PageText;
  /** When its words are spoken; asked for when that is first wanted. */
  readonly index: () => SpokenIndex;
  readonly voice: Voice;
  /** How it follows at first. */
  readonly follow: FollowState;
  /** Whether words can be marked: false for audio whose times are only near, where a passage is as exact as it gets. */
  readonly exact: boolean;
  readonly followChanged: (snapshot: FollowSnapshot) => void;
  /** What the text is scrolled in. */
  readonly view: ReadingView;
  /** Under which names the spoken word, and the sentence around it, are painted. Null: the sentence is not. */
  readonly paints: { readonly word: HighlightName; readonly sentence: HighlightName | null };
}

/**
 * Reads along: marks the spoken word and its passage, and scrolls with them. While playing it looks once a frame,
 * by binary search, and touches the page only when the word has changed; the cost does not grow with the text.
 */
export class Reader implements Findable {
  readonly follow: Follow;
  readonly text: PageText;
  readonly #options: ReaderOptions;
  #place: WordPlace | null = null;
  #range: Range | null = null;
  #frame = 0;
  #stopWaiting = () => {};
  #momentMarked = false;

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.text = options.text;
    const { voice, view } = options;
    this.follow = new Follow(
      {
        lineTop: () => this.#lineTop(),
        playing: voice.playing,
        scrolled: () => view.scroller.scrollTop,
        viewHeight: view.height,
        selected: hasSelection,
        scrollTo: (top) => scrollToLine(top, view),
        changed: options.followChanged,
      },
      options.follow,
    );
  }

  /** Starts or stops the look at every frame, as the audio plays or not. Cheap: call it on every event of the player. */
  update(): void {
    this.look();
    if (this.#options.voice.playing() && this.#frame === 0) this.#frame = requestAnimationFrame(this.#tick);
  }

  readonly #tick = (): void => {
    this.#frame = 0;
    this.update();
  };

  /** Marks what is spoken now. */
  look(): void {
    const time = this.#options.voice.currentTime();
    const place = time < 0 ? null : wordAt(this.#options.index(), time);
    if (place?.passage === this.#place?.passage && place?.word === this.#place?.word) return;
    if (place?.passage !== this.#place?.passage) this.#markPassage(this.#place, place);
    this.#place = place;
    this.#range = place && this.text.rangeOfWord(place);
    this.#paintSpoken();
    this.follow.moved();
  }

  /** Marks the moment of a link: the words that begin within its range, or the sentence at its point. Null: none. */
  markMoment(moment: Moment | null): void {
    const words = moment && this.#placesOf(moment);
    this.#momentMarked = words !== null;
    paint("moment", words ? this.text.rangesOfWords(words.from, words.to) : []);
    for (const [index, passage] of this.text.passages.entries()) {
      const within = words !== null && index >= words.from.passage && index <= words.to.passage;
      if (within) passage.dataset.moment = edgesOf(words, index);
      else delete passage.dataset.moment;
    }
  }

  /** Brings the moment of a link into view. */
  showMoment(moment: Moment): void {
    const { from } = this.#placesOf(moment);
    const { passage } = from;
    const first = this.text.rangeOfWord(from);
    const place = () => {
      if (first) jumpToLine(topOf(first));
    };
    this.#stopWaiting();
    this.#stopWaiting = whenUnpressed(() => {
      this.text.passages[passage]?.scrollIntoView({ block: "center", behavior: "instant" });
      place();
      this.#settle(place);
      // Whoever came by key goes on from here.
      if (isByKey()) this.text.passages[passage]?.querySelector("a")?.focus({ preventScroll: true });
    });
  }

  /** Goes to what is spoken now, in a text that was not laid out before. */
  showSpoken(): void {
    this.follow.resume();
    this.#stopWaiting();
    this.#settle(() => this.follow.resume());
  }

  /** Puts what was just brought into view there again as the text is laid out. The sound leads as soon as it plays. */
  #settle(place: () => void): void {
    const { view, voice } = this.#options;
    this.#stopWaiting = whileSettling(view.contents(), () => voice.playing() || place());
  }

  /** The first and the last word of a moment. */
  #placesOf({ start, end }: Moment): WordRun {
    const within = end === null ? null : wordsWithin(this.#options.index(), start, end);
    return within ?? this.text.sentenceOf(this.#wordAt(start));
  }

  /** The word at a time in seconds; before the first, the first. */
  #wordAt(time: number): WordPlace {
    return wordAt(this.#options.index(), time) ?? { passage: 0, word: 0 };
  }

  /** The time at which the word under a point of the window begins, or null. */
  timeAtPoint(x: number, y: number): number | null {
    const place = this.text.wordAtPoint(x, y);
    return place && timeOfWord(this.#options.index(), place);
  }

  /** The words that a selection touches, with their times; null where it touches none, or they have none. */
  wordsIn(selection: Range): SelectedWords | null {
    return selectedWords(this.text, this.#options.index(), selection);
  }

  /** When the word in which a match begins is spoken, or null. */
  timeOf(found: Found): number | null {
    const word = this.text.spans(found.text).findIndex((span) => span.end > found.start);
    return timeOfWord(this.#options.index(), { passage: found.text, word });
  }

  /** Brings what was found into view, and stays there. */
  reveal(range: Range): void {
    this.follow.pause();
    scrollToLine(topOf(range) - this.#options.view.top(), this.#options.view);
  }

  /** Stops looking and takes all marks away. */
  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#stopWaiting();
    this.#markPassage(this.#place, null);
    this.#place = null;
    this.#range = null;
    this.#paintSpoken();
    if (this.#momentMarked) this.markMoment(null);
  }

  #paintSpoken(): void {
    const { exact, paints } = this.#options;
    const place = exact ? this.#place : null;
    paint(paints.word, place && this.#range ? [this.#range] : []);
    if (paints.sentence === null) return;
    const sentence = place && this.text.rangeOfSentence(place);
    paint(paints.sentence, sentence ? [sentence] : []);
  }

  #markPassage(before: WordPlace | null, after: WordPlace | null): void {
    const { passages } = this.text;
    if (before) passages[before.passage]?.removeAttribute("aria-current");
    if (after) passages[after.passage]?.setAttribute("aria-current", "true");
  }

  #lineTop(): number | null {
    return this.#range && topOf(this.#range) - this.#options.view.top();
  }
}

/** Whether a run of words begins or ends in a passage of it, or both, as words of an attribute. */
function edgesOf({ from, to }: WordRun, passage: number): string {
  return [passage === from.passage && "from", passage === to.passage && "to"].filter(Boolean).join(" ");
}
