import { foldSpaces } from "../../text/white-space.ts";
import { parseClock } from "../../time/time.ts";
import type { Block } from "./block.ts";

const NAME = "\\p{Lu}[\\p{L}\\p{M}\\p{N}.'’-]*(?: [\\p{Lu}\\p{N}][\\p{L}\\p{M}\\p{N}.'’-]*){0,3}";
const CLOCK = "[[(]?(\\d{1,4}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?)[\\])]?";

/** `Vera, 12:34`, `Vera (12:34):`, whatever the name; and what is said, if it stands on the same line after a plain one. */
const NAME_AND_CLOCK = new RegExp(
  `^(?:(\\S.{0,58}?)[,:]?\\s+${CLOCK}:?|(${NAME})[,:]?\\s+${CLOCK}:?\\s+(.*))$`,
  "u",
);
/** `12:34 Vera: …`, `[12:34] …`, `12:34`. */
const CLOCK_AND_NAME = new RegExp(`^${CLOCK}(?:[\\s,–—-]+(?:(${NAME}):(?:\\s+|$))?(.*))?$`, "u");
/** `Vera: …` */
const NAMED = new RegExp(`^${NAME}: \\S`, "u");
const NAME_ALONE = new RegExp(`^(${NAME}):?$`, "u");
const LONGEST_NAME = 40;

/**
 * A transcript as plain text. A paragraph ends at an empty line, or where a line opens with a time or a name; its
 * heading may stand on a line of its own.
 */
export function parseTextTranscript(source: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  const close = () => {
    if (open && open.text !== "") blocks.push(open);
    open = null;
  };
  const lines = source
    .replace(/^\uFEFF/, "")
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(foldSpaces);
  for (const [index, line] of lines.entries()) {
    const first = (lines[index - 1] ?? "") === "";
    const heading = line === "" ? null : readHeading(line, first && (lines[index + 1] ?? "") !== "");
    if (line === "" && open && open.text === "") continue;
    if (line === "" || heading || NAMED.test(line)) close();
    if (line === "") continue;
    const before: Block = open ?? { speaker: null, start: null, text: "" };
    open = heading ?? { ...before, text: before.text === "" ? line : `${before.text} ${line}` };
  }
  close();
  return blocks;
}

/** What a line says of the paragraph that it opens. `alone`: whether it may be a heading without a time. */
function readHeading(line: string, alone: boolean): Block | null {
  const [, any, last, name = any, clockAfter = last ?? "", rest = ""] = NAME_AND_CLOCK.exec(line) ?? [];
  const start = parseClock(clockAfter);
  if (start !== null && name !== undefined) return { speaker: name, start, text: rest };
  const [, clock = "", speaker = "", text = ""] = CLOCK_AND_NAME.exec(line) ?? [];
  const time = parseClock(clock);
  if (time !== null) return { speaker: speaker || null, start: time, text };
  const [, only = ""] = (alone && NAME_ALONE.exec(line)) || [];
  return only !== "" && only.length <= LONGEST_NAME ? { speaker: only, start: null, text: "" } : null;
}
