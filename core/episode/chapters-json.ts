import { z } from "zod";
import { parseJsonPart } from "../file/json-part.ts";
import { readSeconds } from "../file/json-value.ts";
import { problemAt } from "../file/problem.ts";
import { type Chapter, type ChapterFile, type ChapterSource, checkChapters } from "./chapter.ts";
import { simpleChapterSource } from "./simple-chapter.ts";
import { wholeUrl } from "./whole-url.ts";

export type { Chapter } from "./chapter.ts";

/** What holds the chapters; each is then read by itself, so that a bad one costs one. */
const ChaptersFile = z.object({ chapters: z.array(z.unknown()) });
const PodloveFile = z.array(z.unknown());
const Fields = z.record(z.string(), z.unknown());

/**
 * Reads a chapters file: JSON chapters 1.2 of the podcast namespace, or the list of simple chapters that Podlove
 * writes. See `checkChapters` for what is left out of it.
 */
export function parseChaptersJson(text: string): ChapterFile {
  const { value, problems } = parseJsonPart(text);
  if (value === undefined) return { chapters: [], problems };
  const read = readFile(value);
  return { ...read, problems: [...problems, ...read.problems] };
}

function readFile(value: unknown): ChapterFile {
  const podlove = PodloveFile.safeParse(value);
  if (podlove.success) return readChapters(podlove.data, "", podloveSource);
  const file = ChaptersFile.safeParse(value);
  if (file.success) return readChapters(file.data.chapters, "chapters", jsonSource);
  return { chapters: [], problems: [problemAt({ path: "chapters" }, "no-chapters")] };
}

type ChapterFields = z.infer<typeof Fields>;

function readChapters(
  items: readonly unknown[],
  listPath: string,
  toSource: (fields: ChapterFields, path: string) => ChapterSource,
): ChapterFile {
  const sources = items.map((item, index) => {
    const path = `${listPath}[${index}]`;
    const fields = Fields.safeParse(item);
    return fields.success ? toSource(fields.data, path) : unreadableSource(item, path);
  });
  return checkChapters(sources);
}

/** Some writers name times as other languages do. */
function jsonSource(
  { startTime, start_time, endTime, end_time, title, url, img, toc }: ChapterFields,
  path: string,
): ChapterSource {
  const start = readSeconds(startTime ?? start_time, `${path}.startTime`);
  const end = readSeconds(endTime ?? end_time, `${path}.endTime`);
  return {
    spot: { path },
    start: start.seconds,
    end: end.seconds,
    title,
    url,
    image: img,
    listed: toc !== false,
    problems: [...start.problems, ...end.problems],
  };
}

function podloveSource({ start, title, href, image }: ChapterFields, path: string): ChapterSource {
  return simpleChapterSource({ start, title, href, image }, { path });
}

function unreadableSource(item: unknown, path: string): ChapterSource {
  const problems = [problemAt({ path }, "chapter-unreadable", JSON.stringify(item))];
  return {
    spot: { path },
    start: null,
    end: null,
    title: "",
    url: null,
    image: null,
    listed: false,
    problems,
  };
}

/** JSON chapters 1.2 of the podcast namespace. */
export const CHAPTERS_TYPE = "application/json+chapters";

/** `site`: what pictures of our own are relative to. */
export function writeChapters(chapters: readonly Chapter[], site: string): string {
  const entries = chapters.map((chapter) => toEntry(chapter, site));
  return `${JSON.stringify({ version: "1.2.0", chapters: entries })}\n`;
}

function toEntry({ start, end, title, url, imageUrl, listed }: Chapter, site: string) {
  return {
    startTime: start,
    ...(end === null ? {} : { endTime: end }),
    ...(title === "" ? {} : { title }),
    ...(imageUrl === null ? {} : { img: wholeUrl(imageUrl, site) }),
    ...(url === null ? {} : { url }),
    ...(listed ? {} : { toc: false }),
  };
}
