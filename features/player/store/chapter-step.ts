import type { TrackChapter } from "#core/episode/track.ts";
import { neighbourStart } from "#core/transcript/word-times.ts";

/** Within this many seconds of its beginning, "previous" means the chapter before. */
const JUST_BEGUN = 3;

/** Where the next (`by` 1) or previous (`by` -1) chapter begins, seen from `time`; null where there is none. */
export function chapterStart(chapters: readonly TrackChapter[], time: number, by: 1 | -1): number | null {
  const starts = chapters.map((chapter) => chapter.start);
  return neighbourStart(starts, time, by, JUST_BEGUN) ?? (by === -1 && time > 0 ? 0 : null);
}
