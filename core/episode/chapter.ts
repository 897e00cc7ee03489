import { type Problem, problemAt, type Spot } from "../file/problem.ts";
import { textField } from "../text/text-field.ts";

/** A chapter of an episode. Times are seconds. */
export interface Chapter {
  readonly start: number;
  /** Greater than `start`; null where the source does not say. */
  readonly end: number | null;
  /** Plain text; empty only where the chapter is not listed. */
  readonly title: string;
  /** http or https, as written. */
  readonly url: string | null;
  /** http or https, as written; of this site where it was within the audio. */
  readonly imageUrl: string | null;
  /** Whether it belongs into a list of chapters; one that does not still marks a place. */
  readonly listed: boolean;
}

export interface ChapterFile {
  /** In order of their starts. */
  readonly chapters: readonly Chapter[];
  readonly problems: readonly Problem[];
}

/** A chapter as its source gives it: times already read, the rest as it came. */
export interface ChapterSource {
  readonly spot: Spot;
  readonly start: number | null;
  readonly end: number | null;
  readonly title: unknown;
  readonly url: unknown;
  readonly image: unknown;
  readonly listed: boolean;
  /** What was wrong with the times. */
  readonly problems: readonly Problem[];
}

const WEB_URL = /^https?:\/\/\S+$/i;

/**
 * The chapters that can be used. One without a start is left out, an end that does not exceed its start too, and
 * an address that is not http(s); one without a title is not listed. Each is a problem.
 */
export function checkChapters(sources: readonly ChapterSource[]): ChapterFile {
  const problems: Problem[] = [];
  const chapters = sources.flatMap((source) => {
    problems.push(...source.problems);
    return checkChapter(source, problems) ?? [];
  });
  return { chapters: chapters.toSorted((a, b) => a.start - b.start), problems };
}

function checkChapter(source: ChapterSource, problems: Problem[]): Chapter | null {
  const { spot, start, end } = source;
  const title = typeof source.title === "string" ? textField(source.title) : "";
  if (start === null) {
    if (source.problems.length === 0) problems.push(problemAt(spot, "chapter-without-start", title));
    return null;
  }
  const backwards = end !== null && end <= start;
  if (backwards) problems.push(problemAt(spot, "chapter-ends-before-start", title));
  if (title === "" && source.listed) problems.push(problemAt(spot, "chapter-without-title"));
  return {
    start,
    end: backwards ? null : end,
    title,
    url: webUrl(source.url, spot, problems),
    imageUrl: webUrl(source.image, spot, problems),
    listed: source.listed && title !== "",
  };
}

function webUrl(value: unknown, spot: Spot, problems: Problem[]): string | null {
  const url = typeof value === "string" ? value.trim() : value;
  if (url === undefined || url === null || url === "") return null;
  if (typeof url === "string" && WEB_URL.test(url)) return url;
  problems.push(problemAt(spot, "chapter-url-refused", typeof url === "string" ? url : JSON.stringify(url)));
  return null;
}
