import { readSeconds } from "../../../file/json-value.ts";
import { wordSpans } from "../../../text/word.ts";
import type { RecognisedSegment } from "./recognised.ts";
import { speaker } from "./value.ts";

/** What programs call the fields of a line that is spoken, by their usual names in lower case without signs. */
const NAMES = {
  text: [
    "text",
    "body",
    "content",
    "transcript",
    "sentence",
    "caption",
    "display",
    "line",
    "utterance",
    "word",
  ],
  start: [
    "start",
    "starttime",
    "startseconds",
    "startsec",
    "begin",
    "from",
    "offset",
    "time",
    "timestamp",
    "ts",
    "in",
  ],
  startMs: ["startms", "startmilliseconds", "starttimems", "startoffsetms", "offsetms", "offsetmilliseconds"],
  end: ["end", "endtime", "endseconds", "endsec", "to", "until", "endts", "out"],
  endMs: ["endms", "endmilliseconds", "endtimems", "endoffsetms"],
  speaker: [
    "speaker",
    "speakername",
    "speakerlabel",
    "speakerid",
    "voice",
    "name",
    "author",
    "participant",
    "speakerdesignation",
  ],
} as const;
type Field = keyof typeof NAMES;

/** Nobody speaks so slowly, in words a second: such times are milliseconds. */
const SLOWEST = 0.08;
/** A list stands in objects within objects, but not deeper. */
const MOST_DEPTH = 4;

/**
 * The first list of objects that have a text and a time, by whatever program: the names of their fields tell which is which,
 * and how quickly its people would speak whether it counts seconds or milliseconds.
 */
export function readListed(file: unknown): readonly RecognisedSegment[] | null {
  const found = findList(file, "", MOST_DEPTH);
  if (found === null) return null;
  const lines = found.items.map((item, index) => toLine(item, `${found.path}[${index}]`));
  const scale = scaleOf(lines);
  return lines.map(({ startMs, endMs, ...line }) => ({
    ...line,
    start: startMs === null ? scaled(line.start, scale) : startMs / 1000,
    end: endMs === null ? scaled(line.end, scale) : endMs / 1000,
  }));
}

interface Line extends RecognisedSegment {
  readonly startMs: number | null;
  readonly endMs: number | null;
}

function toLine(item: unknown, path: string): Line {
  const said = fieldOf(item, "text");
  const by = fieldOf(item, "speaker");
  return {
    path,
    text: typeof said === "string" ? said : (JSON.stringify(item) ?? ""),
    start: timeOf(item, "start"),
    end: timeOf(item, "end"),
    startMs: timeOf(item, "startMs"),
    endMs: timeOf(item, "endMs"),
    speaker: speaker.parse(by),
    words: [],
  };
}

/** Of a field by whichever of its names it has; undefined where it has none. */
function fieldOf(item: unknown, field: Field): unknown {
  if (typeof item !== "object" || item === null) return undefined;
  const fields = new Map(
    Object.entries(item).map(([name, value]) => [name.toLowerCase().replace(/[_-]/g, ""), value]),
  );
  const name = NAMES[field].find((known) => fields.has(known));
  return name === undefined ? undefined : fields.get(name);
}

function timeOf(item: unknown, field: Field): number | null {
  return readSeconds(fieldOf(item, field), "").seconds;
}

interface FoundList {
  readonly path: string;
  readonly items: readonly unknown[];
}

function findList(value: unknown, path: string, depth: number): FoundList | null {
  if (Array.isArray(value)) return value.some(isLine) ? { path, items: value } : null;
  if (typeof value !== "object" || value === null || depth === 0) return null;
  for (const [name, inner] of Object.entries(value)) {
    const found = findList(inner, path === "" ? name : `${path}.${name}`, depth - 1);
    if (found !== null) return found;
  }
  return null;
}

function isLine(item: unknown): boolean {
  const text = fieldOf(item, "text");
  const timed = timeOf(item, "start") ?? timeOf(item, "startMs");
  return typeof text === "string" && text.trim() !== "" && timed !== null;
}

/** How many of its units make a second. */
function scaleOf(lines: readonly Line[]): number {
  let words = 0;
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const { text, start, end } of lines) {
    if (start === null) continue;
    words += wordSpans(text).length;
    first = Math.min(first, start);
    last = Math.max(last, start, end ?? 0);
  }
  return last > first && words / (last - first) < SLOWEST ? 1000 : 1;
}

function scaled(time: number | null, scale: number): number | null {
  return time === null ? null : time / scale;
}
