import { type WordSpan, wordSpans } from "#core/text/word.ts";
import { buildSpokenIndex, type SpokenIndex, wordAt } from "#core/transcript/spoken-index.ts";
import { indexAt } from "#core/transcript/word-times.ts";
import { paint, rangeIn } from "#features/ui/highlight.ts";

interface Ports {
  /** Plays from a time in seconds. */
  readonly playFrom: (time: number) => void;
}

/** What plays: whether it does, and whether the times of words that end at this one are its own. */
interface Voice {
  readonly playing: boolean;
  readonly isExact: (lastWord: number | null) => boolean;
}

/** The transcript under a player: follows the sound, and plays from what is pressed in it. */
export class EmbedTranscript {
  readonly #box: HTMLElement;
  readonly #ports: Ports;
  readonly #passages: readonly HTMLElement[];
  readonly #starts: readonly number[];
  readonly #index: SpokenIndex;
  #spoken: HTMLElement | null = null;
  /** The words of the spoken passage, and the one of them that is painted; -1 for none. */
  #words: readonly WordSpan[] = [];
  #word = -1;
  /** Whoever scrolls reads elsewhere, until the spoken passage is in view again. */
  #following = true;

  /** `box` is what scrolls. */
  constructor(box: HTMLElement, ports: Ports) {
    this.#box = box;
    this.#ports = ports;
    this.#passages = [...box.querySelectorAll<HTMLElement>("[data-time]")];
    this.#starts = this.#passages.map((passage) => Number(passage.dataset.time));
    this.#index = buildSpokenIndex(this.#passages.map((passage) => wordsOf(passage)?.dataset.words ?? ""));
    for (const type of ["wheel", "touchmove", "keydown"])
      box.addEventListener(type, () => this.#leave(), { passive: true });
    box.addEventListener("scroll", () => this.#comeBack());
    box.addEventListener("click", (event) => this.#press(event));
    box.addEventListener("keydown", (event) => this.#walk(event));
    this.#stop(this.#passages[0] ?? null);
  }

  /** Marks what is said at a time, in seconds. */
  show(time: number, voice: Voice): void {
    const { playing } = voice;
    this.#showPassage(this.#passages[indexAt(this.#starts, time)] ?? null, playing || time > 0);
    const exact = voice.isExact(this.#index.starts.at(-1) ?? null);
    const place = exact && (playing || time > 0) ? wordAt(this.#index, time) : null;
    this.#showWord(place && this.#passages[place.passage] === this.#spoken ? place.word : -1);
  }

  #showPassage(next: HTMLElement | null, begun: boolean): void {
    if (next === this.#spoken) return;
    this.#spoken?.removeAttribute("aria-current");
    next?.setAttribute("aria-current", "true");
    this.#spoken = next;
    this.#words = wordSpans(next ? (wordsOf(next)?.textContent ?? "") : "");
    this.#word = -1;
    if (next && this.#following && begun) this.scrollTo(next);
  }

  #showWord(word: number): void {
    if (word === this.#word) return;
    this.#word = word;
    const span = this.#words[word];
    const node = this.#spoken && wordsOf(this.#spoken)?.firstChild;
    paint("spoken", span && node instanceof Text ? [rangeIn(node, span.start, span.end)] : []);
  }

  /** Brings a passage into view: within the box, and never the page around it. */
  scrollTo(passage: HTMLElement): void {
    const { offsetTop: top } = passage;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const third = this.#box.clientHeight / 3;
    this.#box.scrollTo({ top: top - third, behavior: still ? "auto" : "smooth" });
  }

  #leave(): void {
    this.#following = false;
  }

  #comeBack(): void {
    if (!this.#following && this.#spoken && this.#isInView(this.#spoken)) this.#following = true;
  }

  #isInView({ offsetTop: top, offsetHeight: height }: HTMLElement): boolean {
    const { scrollTop, clientHeight } = this.#box;
    return top + height > scrollTop && top < scrollTop + clientHeight;
  }

  /** Whoever selects words does not want to go there. */
  #press(event: MouseEvent): void {
    const passage = event.target instanceof Element && event.target.closest<HTMLElement>("[data-time]");
    if (!passage || getSelection()?.isCollapsed === false) return;
    this.#following = true;
    this.#stop(passage);
    this.#ports.playFrom(Number(passage.dataset.time));
  }

  /** One stop of the Tab key; the arrows go from passage to passage. */
  #walk(event: KeyboardEvent): void {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const passage = event.target instanceof Element && event.target.closest<HTMLElement>("[data-time]");
    if (by === 0 || !passage) return;
    const next = this.#passages[this.#passages.indexOf(passage) + by];
    if (!next) return;
    event.preventDefault();
    this.#stop(next);
    next.querySelector<HTMLElement>("button")?.focus();
  }

  #stop(passage: HTMLElement | null): void {
    for (const button of this.#box.querySelectorAll<HTMLElement>('button[tabindex="0"]'))
      button.tabIndex = -1;
    const button = passage?.querySelector<HTMLElement>("button");
    if (button) button.tabIndex = 0;
  }
}

function wordsOf(passage: HTMLElement): HTMLElement | null {
  return passage.querySelector("[data-text]");
}
