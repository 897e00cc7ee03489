import { html } from "../markup/html-writer.ts";
import { changeText, noteLines } from "../markup/note-text.ts";
import { textField } from "../text/text-field.ts";
import { momentHref } from "../time/moment.ts";
import { parseClock } from "../time/time.ts";
import type { Chapter } from "./chapter.ts";

const CLOCK = String.raw`(?:\d{1,2}:[0-5]\d:[0-5]\d|\d{1,3}:[0-5]\d)`;
/** What may stand before the time in a line of a list. */
const BULLET = String.raw`[\s•·*▶►⏱️–—-]*`;

/** A time that can only be one of the episode: with hours, or in brackets. Others may be scores, or times of the day. */
const CERTAIN = new RegExp(
  String.raw`(?<![\p{L}\p{N}:.,/])\d{1,2}:[0-5]\d:[0-5]\d(?![\p{L}\p{N}/]|[:.,]\d)|(?<=[[(]\s?)${CLOCK}(?=\s?[\])])`,
  "gu",
);
const FIRST_IN_LINE = new RegExp(String.raw`^(${BULLET}[[(]?)(${CLOCK})(?![\p{L}\p{N}/]|[:.,]\d)`, "u");

/** Sanitised notes in which the times of an episode, no longer than `duration`, are links to its moments. */
export function linkMoments(notes: string, episodeHref: string, duration: number | null): string {
  const link = (clock: string) => {
    const start = momentAt(clock, duration);
    return start === null
      ? clock
      : html`<a href="${momentHref(episodeHref, { start, end: null })}">${clock}</a>`.html;
  };
  return changeText(notes, (text, beginsLine) => {
    const [, before = "", clock = ""] = (beginsLine && FIRST_IN_LINE.exec(text)) || [];
    const rest = text.slice(before.length + clock.length);
    return before + (clock && link(clock)) + rest.replace(CERTAIN, link);
  });
}

function momentAt(clock: string, duration: number | null): number | null {
  const start = parseClock(clock);
  return start === null || (duration !== null && start > duration) ? null : start;
}

const CHAPTER_LINE = new RegExp(
  String.raw`^${BULLET}[[(]?(${CLOCK})(?:\s*[–—-]\s*${CLOCK})?[\])]?(?![\p{L}\p{N}/]|:\d)[\s:|.–—-]*(\S.*)$`,
  "u",
);

/**
 * The chapters that notes list: at least three lines that begin with a time, or two from the beginning on, in order and
 * within the episode. None where the lines are anything else.
 */
export function listedChapters(notes: string, duration: number | null): readonly Chapter[] {
  const chapters = noteLines(notes).flatMap((line) => {
    const [, clock, title] = CHAPTER_LINE.exec(textField(line)) ?? [];
    const start = clock === undefined ? null : parseClock(clock);
    return start === null || title === undefined
      ? []
      : [{ start, end: null, title, url: null, imageUrl: null, listed: true }];
  });
  const ordered = chapters.every(({ start }, index) => start > (chapters[index - 1]?.start ?? -1));
  const inside = duration === null || chapters.every(({ start }) => start < duration);
  const enough = chapters.length >= (chapters[0]?.start === 0 ? 2 : 3);
  return enough && ordered && inside ? chapters : [];
}
