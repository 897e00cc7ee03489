import { parseTime, roundToMillisecond } from "../time/time.ts";
import { type Problem, problemAt } from "./problem.ts";

/** A file as JSON; `problem` is set, and `value` undefined, where it is not. */
export type JsonFile =
  | { readonly value: unknown; readonly problem: null }
  | { readonly value: undefined; readonly problem: Problem };

/** Reads a whole JSON file, with or without a byte order mark. */
export function parseJson(text: string): JsonFile {
  const json = text.replace(/^\uFEFF/, "");
  if (json.trim() === "") return { value: undefined, problem: problemAt({ path: "$" }, "empty-file") };
  try {
    return { value: JSON.parse(json), problem: null };
  } catch {
    // A SyntaxError; its words differ from engine to engine, so they are not passed on.
    return { value: undefined, problem: problemAt({ path: "$" }, "not-json", json.trimStart()) };
  }
}

export interface JsonSeconds {
  /** Not negative, rounded to the millisecond; null where the value is absent or cannot be a time. */
  readonly seconds: number | null;
  readonly problems: readonly Problem[];
}

/** As many as `parseClock` can read: 9999 hours. */
const MOST_SECONDS = 36_000_000;
const NUMERAL = /^\d{1,9}(?:\.\d{1,20})?$/;

/** A time in seconds. One written as text, `"12.5"`, `"00:01:02.5"` or `"PT5M"`, is read and reported. */
export function readSeconds(value: unknown, path: string): JsonSeconds {
  if (value === undefined || value === null) return { seconds: null, problems: [] };
  if (typeof value === "string") {
    const seconds = NUMERAL.test(value.trim()) ? Number(value) : parseTime(value);
    if (seconds !== null)
      return inRange(seconds, value, path, [problemAt({ path }, "number-as-text", value)]);
  }
  if (typeof value === "number") return inRange(value, String(value), path, []);
  return unreadable(JSON.stringify(value) ?? "", path);
}

function inRange(seconds: number, source: string, path: string, problems: readonly Problem[]): JsonSeconds {
  if (!(seconds >= 0 && seconds <= MOST_SECONDS)) return unreadable(source, path);
  return { seconds: roundToMillisecond(seconds), problems };
}

function unreadable(source: string, path: string): JsonSeconds {
  return { seconds: null, problems: [problemAt({ path }, "time-unreadable", source)] };
}
