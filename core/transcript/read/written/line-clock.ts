import { parseClock } from "../../../time/time.ts";
import { isNoName } from "../speaker/no-name.ts";
import { isName, NAME, nameKey } from "../speaker/speaker-name.ts";

/** A time in a line, that may say when what follows is spoken. */
export interface LineClock {
  readonly start: number;
  /** What stands before it, without what parts them; "" where the line opens with it. */
  readonly before: string;
  /** What stands after it. */
  readonly after: string;
  /** What is around it: an opening bracket, a comma before it, or "". */
  readonly dress: string;
}

const CLOCK = "\\d{1,4}:\\d{1,2}(?::\\d{1,2}(?:[:;]\\d{2}(?!\\d))?)?(?:[.,]\\d{1,9})?";
const CLOSED: ReadonlyMap<string, string> = new Map([
  ["[", "]"],
  ["(", ")"],
  ["<", ">"],
  ["{", "}"],
  ["【", "】"],
  ["", ""],
]);
/** Brackets may be escaped as in Markdown; of a range the beginning counts. */
const DRESSED = new RegExp(
  `(?<![\\d:.])(?:\\\\?([[(<{【])\\s?)?(${CLOCK})(\\s*(?:-{1,2}>|[-–—])\\s*(?:${CLOCK}))?(?:\\s?\\\\?([\\])>}】]))?`,
  "u",
);
/** Times of day, and what has two digits after its colon without being a time. */
const OF_DAY =
  /^\s*(?:[ap]\.?\s?m\b|uhr\b|h\b|o['’]clock|hours?\b|gmt\b|utc\b|e[sd]t\b|p[sd]t\b|c[eds]*t\b)/i;
/** `[Ann Lee] 10:00:03`, as programs of meetings write. */
const BRACKETED_NAME = new RegExp(`^\\[(${NAME})\\]$`, "u");
/** Names are short: what stands further on opens nothing. */
const REACH = 100;

/** The first time in a line; null where there is none near its beginning, or only a time of day. */
export function readLineClock(text: string): LineClock | null {
  const near = text.slice(0, REACH);
  const found = DRESSED.exec(near);
  if (!found) return null;
  const [whole, opened = "", clock = "", range, closed = ""] = found;
  const { index } = found;
  const start = parseClock(clock);
  if (start === null || (range === undefined && !/:\d\d(?:[.,:]|$)/.test(clock))) return null;
  const bare = opened === "";
  if (!bare && CLOSED.get(opened) !== closed) return null;
  const behind = text.slice(index + whole.length);
  const after = bare && closed !== "" ? closed + behind : behind;
  const told = text.slice(0, index);
  if (bare && (OF_DAY.test(after) || !/^(?:$|[\s:,|–—-])/.test(after) || !/(?:^|[\s:,|–—-])$/.test(told)))
    return null;
  return {
    start,
    before: told.replace(/\s*[,:|–—-]*\s*$/u, "").replace(BRACKETED_NAME, "$1"),
    after: after.replace(/^:?\s*(?:[,|–—-]\s*)?/u, ""),
    dress: bare && /,\s*$/.test(told) ? "," : opened,
  };
}

/** Whether what stands before a time is a name beyond doubt. */
export function isStrictName(text: string): boolean {
  return isName(text) && !isNoName(nameKey(text));
}
