import { type FoldedText, type Found, findAll, foldText } from "#core/text/find.ts";
import { paint, rangeIn } from "#features/ui/highlight.ts";

interface Ports {
  /** Brings what was found into view. */
  readonly show: (passage: HTMLElement) => void;
  readonly matchOf: (current: number, total: number) => string;
  readonly noMatch: string;
}

const ANYWHERE = { matchCase: false, wholeWords: false };

/** Finds words in the transcript of an embedded player. */
export class EmbedFind {
  readonly #ports: Ports;
  readonly #output: HTMLElement | null;
  readonly #nodes: readonly Text[];
  /** Made at the first search. */
  #texts: readonly FoldedText[] | null = null;
  #found: readonly Found[] = [];
  #at = 0;

  constructor(form: HTMLFormElement, box: HTMLElement, ports: Ports) {
    this.#ports = ports;
    this.#output = form.querySelector("output");
    this.#nodes = [...box.querySelectorAll("[data-text]")].flatMap(({ firstChild }) =>
      firstChild instanceof Text ? firstChild : [],
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#step(1);
    });
    form.querySelector("input")?.addEventListener("input", ({ currentTarget: input }) => {
      if (input instanceof HTMLInputElement) this.#find(input.value);
    });
    for (const button of form.querySelectorAll<HTMLElement>("[data-find-step]"))
      button.addEventListener("click", () => this.#step(Number(button.dataset.findStep)));
  }

  #find(needle: string): void {
    this.#texts ??= this.#nodes.map(({ data }) => foldText(data));
    this.#found = findAll(this.#texts, needle, ANYWHERE);
    this.#at = 0;
    this.#show(needle.trim() !== "");
  }

  /** Around at either end. */
  #step(by: number): void {
    const total = this.#found.length;
    if (total === 0) return;
    this.#at = (this.#at + by + total) % total;
    this.#show(true);
  }

  #show(asked: boolean): void {
    const total = this.#found.length;
    const words = total > 0 ? this.#ports.matchOf(this.#at + 1, total) : this.#ports.noMatch;
    if (this.#output) this.#output.textContent = asked ? words : "";
    const now = this.#found[this.#at];
    paint(
      "found",
      this.#found.flatMap((found) => this.#rangeOf(found)),
    );
    paint("found-now", now ? this.#rangeOf(now) : []);
    const passage = now && this.#nodes[now.text]?.parentElement?.closest<HTMLElement>(".passage");
    if (passage) this.#ports.show(passage);
  }

  #rangeOf({ text, start, end }: Found): readonly Range[] {
    const node = this.#nodes[text];
    return node ? [rangeIn(node, start, end)] : [];
  }
}
