import { isStrictName } from "./line-clock.ts";

/** A turn as it is put together from lines. */
export interface TurnDraft {
  /** Of the first line. */
  readonly line: number;
  speaker: string | null;
  /** What stands on a line of its own above the words and may be who speaks. */
  nameLine: string | null;
  start: number | null;
  /** What is said, line by line. */
  readonly texts: string[];
}

/** Puts turns together from what is read line by line. */
export class TurnWriter {
  /** Those that are complete; each says something. */
  readonly drafts: TurnDraft[] = [];
  #open: TurnDraft | null = null;

  /** Whether a time stands above words that are still to come, and no name. */
  get nameless(): boolean {
    return this.#waiting && this.#open?.nameLine === null && this.#open.speaker === null;
  }

  /** Whether something stands above words that are still to come. */
  get #waiting(): boolean {
    return this.#open !== null && this.#open.texts.length === 0;
  }

  /** A name or a time above the words: it opens a turn, or adds to one that waits for it. */
  head(line: number, speaker: string | null, start: number | null): void {
    const open = this.#open;
    const named = speaker !== null && open !== null && (open.speaker ?? open.nameLine) !== null;
    const timed = start !== null && open !== null && open.start !== null;
    if (!this.#waiting || named || timed) this.close();
    const draft = this.#draft(line);
    draft.speaker = speaker ?? draft.speaker;
    draft.start = start ?? draft.start;
  }

  /** A line above the words that may be a name. */
  nameLine(line: number, name: string): void {
    if (!this.nameless) this.close();
    this.#draft(line).nameLine = name;
  }

  say(line: number, text: string): void {
    if (text !== "") this.#draft(line).texts.push(text);
  }

  /** Names and times may be parted from their words by empty lines, and so may a name with a colon. */
  endParagraph(): void {
    const only = this.#open?.texts.length === 1 ? (this.#open.texts[0] ?? "") : "";
    const name = only.endsWith(":") && isStrictName(only.slice(0, -1).trimEnd());
    if (!this.#waiting && !name) this.close();
  }

  /** Ends the turn if something is said in it. */
  closeSaid(): void {
    if (!this.#waiting) this.close();
  }

  close(): void {
    const open = this.#open;
    this.#open = null;
    if (open === null) return;
    // A name under which nobody says anything was said.
    if (open.texts.length === 0 && open.nameLine !== null) {
      open.texts.push(open.nameLine);
      open.nameLine = null;
    }
    if (open.texts.length > 0) this.drafts.push(open);
  }

  #draft(line: number): TurnDraft {
    this.#open ??= { line, speaker: null, nameLine: null, start: null, texts: [] };
    return this.#open;
  }
}
