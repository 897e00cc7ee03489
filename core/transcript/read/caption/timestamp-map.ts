import { type Problem, problemAt } from "../../../file/problem.ts";
import { parseCueClock } from "./cue-times.ts";

const MAP = /^\s*X-TIMESTAMP-MAP\s*=/i;
const LOCAL = /[=,]\s*LOCAL:([\d:.]+)/i;
const MPEGTS = /[=,]\s*MPEGTS:(\d{1,12})/i;
/** Ticks a second of MPEG transport streams. */
const CLOCK_RATE = 90_000;

interface TimestampMap {
  /** Seconds to add to every time of the file; 0 where its header maps nothing. */
  readonly shift: number;
  readonly problems: readonly Problem[];
}

/**
 * What the header of a WebVTT file, cut out of a stream, says of its times (RFC 8216, section 3.5): its time `LOCAL` is
 * the stream's time `MPEGTS`. `lines` are those of the header, the first of them the file's line `first`.
 */
export function readTimestampMap(lines: readonly string[], first: number): TimestampMap {
  const index = lines.findIndex((line) => MAP.test(line));
  const line = lines[index];
  if (line === undefined) return { shift: 0, problems: [] };
  const local = parseCueClock(LOCAL.exec(line)?.[1] ?? "");
  const ticks = MPEGTS.exec(line)?.[1];
  if (local !== null && ticks !== undefined)
    return { shift: Number(ticks) / CLOCK_RATE - local, problems: [] };
  return { shift: 0, problems: [problemAt({ line: first + index }, "timestamp-map-unreadable", line)] };
}
