import type { TrackChapter } from "#core/episode/track.ts";
import { indexAt } from "#core/transcript/word-times.ts";

/** Within this many seconds of its beginning, "previous" means the chapter before. */
const JUST_BEGUN = 3;

/** Where the next (`by` 1) or previous (`by` -1) chapter begins, seen from `time`; null where there is none. */
export function chapterStart(chapters: readonly TrackChapter[], time: number, by: 1 | -1): number | null {
  const starts = chapters.map((chapter) => chapter.start);
  const current = indexAt(starts, time);
  if (by === 1) return starts[current + 1] ?? null;
  const begun = time - (starts[current] ?? 0) > JUST_BEGUN;
  return starts[begun ? current : current - 1] ?? (time > 0 ? 0 : null);
}
