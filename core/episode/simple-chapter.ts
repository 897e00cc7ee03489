import { problemAt, type Spot } from "../file/problem.ts";
import { parseTime } from "../time/time.ts";
import type { ChapterSource } from "./chapter.ts";

/** The attributes of a `psc:chapter`. */
export interface SimpleChapter {
  readonly start: unknown;
  readonly title: unknown;
  readonly href: unknown;
  readonly image: unknown;
}

/** A Podlove simple chapter (1.2), from a feed or from Podlove's own JSON. Its start is normal play time. */
export function simpleChapterSource({ start, title, href, image }: SimpleChapter, spot: Spot): ChapterSource {
  const text = typeof start === "string" ? start.trim() : "";
  const seconds = text === "" ? null : parseTime(text);
  const problems = text !== "" && seconds === null ? [problemAt(spot, "time-unreadable", text)] : [];
  return { spot, start: seconds, end: null, title, url: href, image, listed: true, problems };
}
