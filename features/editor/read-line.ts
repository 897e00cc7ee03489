/** A line of a text, and where it stands in the window. */
export interface ReadLine {
  /** The text of its passage. */
  readonly text: string;
  /** Which passage with that text, from 0. */
  readonly turn: number;
  /** Pixels below the top of the window. */
  readonly top: number;
}

/** What is read stands at this part of the window's height. */
const READ_AT = 1 / 3;
/** Passages of the transcript and of its editor hold their words in such elements. */
const PASSAGE = "[data-passage]";
const WORDS = "[data-words]";

/** The passage that is read now, or has the focus; null where the text is out of sight. */
export function readLine(container: HTMLElement | null): ReadLine | null {
  const passages = [...(container?.querySelectorAll<HTMLElement>(PASSAGE) ?? [])];
  const focused = document.activeElement?.closest<HTMLElement>(PASSAGE);
  const isSeen = ({ top, bottom }: DOMRect) => bottom > 0 && top < window.innerHeight;
  const current = focused && passages.includes(focused) ? focused : undefined;
  const read =
    current ??
    passages.find((passage) => passage.getBoundingClientRect().bottom > window.innerHeight * READ_AT);
  const box = read?.getBoundingClientRect();
  if (!read || !box || !isSeen(box)) return null;
  const text = textOf(read);
  const same = passages.filter((passage) => textOf(passage) === text);
  return { text, turn: same.indexOf(read), top: box.top };
}

/** Scrolls a text so that a line stands where it stood; the passage, or null where there is none with its words. */
export function returnToLine(container: HTMLElement | null, line: ReadLine): HTMLElement | null {
  const passages = [...(container?.querySelectorAll<HTMLElement>(PASSAGE) ?? [])];
  const passage = passages.filter((one) => textOf(one) === line.text)[line.turn] ?? null;
  if (!passage) return null;
  // What is far away is only laid out when it is near: then it is where it is.
  passage.scrollIntoView({ block: "center", behavior: "instant" });
  window.scrollBy({ top: passage.getBoundingClientRect().top - line.top, behavior: "instant" });
  return passage;
}

/** A text that is not there by then is the same as before. Milliseconds. */
const PATIENCE = 10_000;

/**
 * Has whoever reads find the line where it was, once another text stands in `place`, which has its name in `data-text`.
 * `found` is told the passage.
 */
export function keepLine(place: HTMLElement, found: (passage: HTMLElement) => void = () => {}): void {
  const line = readLine(place);
  if (!line) return;
  const observer = new MutationObserver(() => {
    observer.disconnect();
    const passage = returnToLine(place, line);
    if (passage) found(passage);
  });
  observer.observe(place, { childList: true, attributeFilter: ["data-text"] });
  setTimeout(() => observer.disconnect(), PATIENCE);
}

function textOf(passage: Element): string {
  const words = passage.querySelector(WORDS);
  return words?.querySelector("textarea")?.value ?? words?.textContent ?? "";
}
