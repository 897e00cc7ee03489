import type { Chapter } from "./chapter.ts";

/** JSON chapters 1.2 of the podcast namespace. */
export const CHAPTERS_TYPE = "application/json+chapters";

export function writeChapters(chapters: readonly Chapter[]): string {
  return `${JSON.stringify({ version: "1.2.0", chapters: chapters.map(toEntry) })}\n`;
}

function toEntry({ start, end, title, url, imageUrl, listed }: Chapter) {
  return {
    startTime: start,
    ...(end === null ? {} : { endTime: end }),
    ...(title === "" ? {} : { title }),
    ...(imageUrl === null ? {} : { img: imageUrl }),
    ...(url === null ? {} : { url }),
    ...(listed ? {} : { toc: false }),
  };
}
