import { type Problem, problemAt } from "../../file/problem.ts";
import { findChild, type XmlElement } from "../../markup/xml-element.ts";
import { foldSpaces } from "../../text/white-space.ts";
import { parseDuration } from "../../time/written-duration.ts";

/** The value of the first child of this name as `parse` reads it; null where there is none, and, with a problem, where it means nothing. */
export function readValue<Value>(
  element: XmlElement,
  name: string,
  parse: (text: string) => Value | null,
  problems: Problem[],
): Value | null {
  const child = findChild(element, name);
  const text = foldSpaces(child?.text ?? "");
  if (child === null || text === "") return null;
  const value = parse(text);
  if (value === null) problems.push(problemAt({ line: child.line }, "value-unreadable", `${name}: ${text}`));
  return value;
}

/** The first of these values that can be read, or null. */
export function readFirst<Value>(
  element: XmlElement,
  names: readonly string[],
  parse: (text: string) => Value | null,
  problems: Problem[],
): Value | null {
  for (const name of names) {
    const value = readValue(element, name, parse, problems);
    if (value !== null) return value;
  }
  return null;
}

/** Whole and not negative. */
export function parseCount(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** Seconds, perhaps with decimals. */
export function parseSeconds(text: string): number | null {
  return /^\d{1,7}(?:\.\d{1,9})?$/.test(text) ? Number(text) : null;
}

const EXPLICIT: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["yes", true],
  ["explicit", true],
  ["1", true],
  ["false", false],
  ["no", false],
  ["clean", false],
  ["0", false],
]);

/** `itunes:explicit`, in the words of today and of before. */
export function parseExplicit(text: string): boolean | null {
  return EXPLICIT.get(text.toLowerCase()) ?? null;
}

/** `itunes:duration` in seconds. Feeds write zeros where they do not know, which is nothing to report. */
export function readDuration(item: XmlElement, problems: Problem[]): number | null {
  const unknown = /^[\s0:.]*$/.test(findChild(item, "itunes:duration")?.text ?? "");
  return unknown ? null : readValue(item, "itunes:duration", parseDuration, problems);
}
