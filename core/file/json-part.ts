import { parseJson } from "./json-value.ts";
import { type Problem, problemAt } from "./problem.ts";

/** As much of a JSON file as there is. */
export interface JsonPart {
  /** Undefined where nothing could be read. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

/**
 * Reads a stranger's JSON file, also one that is not quite JSON: that has commas too many, or `NaN` as Python writes it, or a
 * value a line (JSON Lines, read as a list), or that ends in the middle, of which all that was closed is kept and the rest
 * named.
 */
export function parseJsonPart(text: string): JsonPart {
  const whole = parseJson(text);
  if (whole.problem === null) return { value: whole.value, problems: [] };
  const mended = mend(text.replace(/^\uFEFF/, ""));
  const again = mended === null ? null : parseJson(mended.json);
  if (mended === null || again === null || again.problem !== null)
    return { value: undefined, problems: [whole.problem] };
  const { cutOff } = mended;
  return {
    value: again.value,
    problems: cutOff === null ? [] : [problemAt({ path: "$" }, "file-cut-off", cutOff)],
  };
}

/** A text, a sign, or what stands between; the quotation mark of a text that is not closed. Each character of a text can be matched in one way only. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],"]|[^"{}[\],]+/gs;
const NO_NUMBER = /(?<![\w.])(?:NaN|-?Infinity)(?![\w.])/g;
const CLOSING = { "{": "}", "[": "]" } as const;

interface Mended {
  readonly json: string;
  /** In what the file ends; null where all of it was closed. */
  readonly cutOff: string | null;
}

/** No transcript is so deep. */
const MOST_DEPTH = 100;
/** Of what was closed last, where nothing comes after it. Characters. */
const LAST = 40;

/** Null where nothing was closed. */
function mend(text: string): Mended | null {
  const pieces: string[] = [];
  /** What is open, the outermost first. */
  const open: string[] = [];
  let kept = { pieces: 0, closing: "", until: 0 };
  let values = 0;
  let comma = false;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '"' || open.length > MOST_DEPTH) break;
    if (token === ",") {
      comma = true;
      continue;
    }
    if (token === "}" || token === "]") {
      if (open.pop() !== token) break;
      comma = false;
      pieces.push(token);
      if (open.length === 0) values += 1;
      kept = { pieces: pieces.length, closing: open.toReversed().join(""), until: index + 1 };
      continue;
    }
    if (token.trim() !== "") {
      if (comma || (open.length === 0 && values > 0)) pieces.push(",");
      comma = false;
    }
    if (token === "{" || token === "[") open.push(CLOSING[token]);
    pieces.push(token.startsWith('"') ? token : token.replace(NO_NUMBER, "null"));
  }
  if (kept.pieces === 0) return null;
  const json = pieces.slice(0, kept.pieces).join("") + kept.closing;
  const rest = text
    .slice(kept.until)
    .replace(/^[\s,]+/, "")
    .trimEnd();
  return {
    json: values > 1 || (values === 1 && kept.closing !== "") ? `[${json}]` : json,
    cutOff: rest === "" && kept.closing === "" ? null : rest || text.trimEnd().slice(-LAST),
  };
}
