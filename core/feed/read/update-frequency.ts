import type { UpdateFrequency } from "../../episode/extras.ts";
import { type Problem, problemAt } from "../../file/problem.ts";
import { attribute, childText, findChild, lineOf, type XmlElement } from "../../markup/xml-element.ts";
import { readFeedDate } from "./date.ts";

export type { UpdateFrequency } from "../../episode/extras.ts";

/** How often, by a rule. */
export interface Recurrence {
  readonly unit: "hour" | "day" | "week" | "month" | "year";
  /** Every so many units; at least 1. */
  readonly interval: number;
  /** How many episodes there will be; null: no end is known. */
  readonly count: number | null;
  /** The last time that the rule holds, in epoch milliseconds. */
  readonly until: number | null;
}

const UNITS = new Map([
  ["HOURLY", "hour"],
  ["DAILY", "day"],
  ["WEEKLY", "week"],
  ["MONTHLY", "month"],
  ["YEARLY", "year"],
] as const);

const LONGEST_RULE = 500;
const RULE = /^[A-Z]{1,12}=[^;=\s]{1,200}(?:;[A-Z]{1,12}=[^;=\s]{1,200}){0,20};?$/;

/** Reads when a show's new episodes are meant to come: `podcast:updateFrequency`, and `itunes:complete`. Adds to `problems`. */
export function readUpdateFrequency(channel: XmlElement, problems: Problem[]): UpdateFrequency | null {
  const element = findChild(channel, "podcast:updateFrequency");
  const complete =
    /^(?:true|yes)$/i.test(attribute(element, "complete") ?? "") ||
    /^(?:true|yes)$/i.test(childText(channel, "itunes:complete") ?? "");
  if (element === null) return complete ? { text: null, rule: null, start: null, complete } : null;
  const parsed = <Value>(name: string, parse: (text: string) => Value | null) => {
    const text = attribute(element, name);
    const value = text === null ? null : parse(text);
    if (text !== null && value === null)
      problems.push(problemAt({ line: element.line }, "value-unreadable", `${name}: ${text}`));
    return value;
  };
  return {
    text: lineOf(element) || null,
    rule: parsed("rrule", parseRule),
    start: parsed("dtstart", (text) => readFeedDate(text)?.at ?? null),
    complete,
  };
}

/** A rule, perhaps with the name of its property before it, of a unit that is known. */
function parseRule(text: string): string | null {
  const rule = text.replace(/^RRULE:/i, "").toUpperCase();
  return rule.length <= LONGEST_RULE && RULE.test(rule) && parseRecurrence(rule) !== null ? rule : null;
}

/** What a rule tells of how often; null where its unit or one of its numbers cannot be read. Which days it means it leaves out. */
export function parseRecurrence(rule: string): Recurrence | null {
  const parts = new Map(rule.split(";").map((part) => [part.split("=")[0], part.split("=")[1] ?? ""]));
  const unit = [...UNITS].find(([name]) => name === parts.get("FREQ"))?.[1];
  const [interval, count] = ["INTERVAL", "COUNT"].map((name) => parseAmount(parts.get(name)));
  const until = parts.get("UNTIL");
  const end = until === undefined ? null : (readFeedDate(until)?.at ?? undefined);
  if (unit === undefined || interval === undefined || count === undefined || end === undefined) return null;
  return { unit, interval: interval ?? 1, count, until: end };
}

/** At least 1; null where there is none, undefined where it cannot be read. */
function parseAmount(text: string | undefined): number | null | undefined {
  if (text === undefined) return null;
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}
