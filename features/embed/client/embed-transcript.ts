import { indexAt } from "#core/transcript/word-times.ts";

interface Ports {
  /** Plays from a time in seconds. */
  readonly playFrom: (time: number) => void;
}

/** The transcript under a player: follows the sound, and plays from what is pressed in it. */
export class EmbedTranscript {
  readonly #box: HTMLElement;
  readonly #ports: Ports;
  readonly #passages: readonly HTMLElement[];
  readonly #starts: readonly number[];
  #spoken: HTMLElement | null = null;
  /** Whoever scrolls reads elsewhere, until the spoken passage is in view again. */
  #following = true;

  /** `box` is what scrolls. */
  constructor(box: HTMLElement, ports: Ports) {
    this.#box = box;
    this.#ports = ports;
    this.#passages = [...box.querySelectorAll<HTMLElement>("[data-time]")];
    this.#starts = this.#passages.map((passage) => Number(passage.dataset.time));
    for (const type of ["wheel", "touchmove", "keydown"])
      box.addEventListener(type, () => this.#leave(), { passive: true });
    box.addEventListener("scroll", () => this.#comeBack());
    box.addEventListener("click", (event) => this.#press(event));
    box.addEventListener("keydown", (event) => this.#walk(event));
    this.#stop(this.#passages[0] ?? null);
  }

  /** Marks what is said at a time, in seconds. */
  show(time: number, playing: boolean): void {
    const next = this.#passages[indexAt(this.#starts, time)] ?? null;
    if (next === this.#spoken) return;
    this.#spoken?.removeAttribute("aria-current");
    next?.setAttribute("aria-current", "true");
    this.#spoken = next;
    if (next && this.#following && (playing || time > 0)) this.scrollTo(next);
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
