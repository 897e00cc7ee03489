import { z } from "zod";
import type { RecognisedSegment } from "./recognised.ts";
import { milliseconds, text, word } from "./value.ts";

const youtube = z.object({
  events: z.array(
    z.object({
      tStartMs: milliseconds,
      dDurationMs: milliseconds,
      segs: z.array(z.object({ utf8: text, tOffsetMs: milliseconds })).optional(),
    }),
  ),
});

/** YouTube's json3. An event lasts as long as its line is shown, which is after the next has begun. */
export function readYoutube(file: unknown): readonly RecognisedSegment[] | null {
  const events = youtube.safeParse(file).data?.events;
  if (!events) return null;
  const spokenEvents = events.filter(({ segs }) => segs?.some(({ utf8 }) => utf8.trim() !== ""));
  return spokenEvents.map(({ tStartMs, dDurationMs, segs = [] }, index) => {
    const start = tStartMs ?? 0;
    const next = spokenEvents[index + 1]?.tStartMs ?? Number.POSITIVE_INFINITY;
    const parts = segs.length > 1 ? segs : [];
    return {
      path: `events[${index}]`,
      start,
      end: dDurationMs === null ? null : Math.min(start + dDurationMs, Math.max(next, start)),
      speaker: null,
      text: segs.map(({ utf8 }) => utf8).join(""),
      words: parts.map(({ utf8, tOffsetMs }) => word(utf8, start + (tOffsetMs ?? 0), null, null)),
    };
  });
}
