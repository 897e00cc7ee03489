import { type Problem, problemAt } from "../../../file/problem.ts";
import { foldSpaces, splitLines } from "../../../text/white-space.ts";
import type { Cue, CueFile } from "../../cue.ts";
import { readAssText } from "./ass-text.ts";
import { checkCueTimes, parseCueClock } from "./cue-times.ts";
import { unroll } from "./roll-up.ts";

/** The columns of a line where the file does not tell them. */
const COLUMNS = "layer,start,end,style,name,marginl,marginr,marginv,effect,text".split(",");
const BEGINNING = /^(?:;[^\r\n]*[\r\n]\s*)*\[(?:script info|v4\+? styles\+?|events)\]/i;
const DIALOGUE = /^Dialogue:[^,\r\n]*,[ \t]*\d{1,4}:\d{2}:\d{2}/im;

/** What the first programs wrote where no name was given. */
const NOBODY = "NTP";

/** Whether the beginning of a file is one of SubStation Alpha. */
export function isAss(head: string): boolean {
  return BEGINNING.test(head) || DIALOGUE.test(head);
}

/**
 * Reads SubStation Alpha, old (SSA) and advanced (ASS): a cue for each `Dialogue` line that says something, its `Name`
 * the speaker, its karaoke the times of its words. The lines have no order and are put in that of time; of lines that
 * are drawn one over another, which say the same at the same time, one is kept.
 */
export function parseAss(source: string): CueFile {
  const problems: Problem[] = [];
  const cues: Cue[] = [];
  const said = new Set<string>();
  let columns = COLUMNS;
  let inEvents = true;
  for (const [index, line] of splitLines(source).entries()) {
    const [, section] = /^\s*\[([^\]]*)\]\s*$/.exec(line) ?? [];
    if (section !== undefined) inEvents = section.toLowerCase() === "events";
    const [, kind = "", row = ""] = /^\s*(Format|Dialogue)\s*:(.*)$/is.exec(line) ?? [];
    if (!inEvents || kind === "") continue;
    if (kind.toLowerCase() === "format") columns = row.split(",").map((name) => name.trim().toLowerCase());
    else {
      const { cue, problems: found } = readDialogue(splitRow(row, columns), { line: index + 1 }, row.trim());
      problems.push(...found);
      const key = cue && `${cue.start} ${cue.end} ${cue.text}`;
      if (cue && key !== null && !said.has(key)) cues.push(cue);
      if (key !== null) said.add(key);
    }
  }
  if (source.trim() === "") problems.push(problemAt({ line: 1 }, "empty-file"));
  return { cues: unroll(cues.toSorted((a, b) => a.start - b.start)), problems };
}

/** A row by its columns, in lower case; all that is left belongs to the last, which is the text. */
function splitRow(row: string, columns: readonly string[]): ReadonlyMap<string, string> {
  const cells = row.split(",");
  const last = cells.slice(columns.length - 1).join(",");
  return new Map(
    columns.map((name, index) => [name, index === columns.length - 1 ? last : (cells[index] ?? "")]),
  );
}

function readDialogue(
  row: ReadonlyMap<string, string>,
  spot: { readonly line: number },
  source: string,
): { readonly cue: Cue | null; readonly problems: readonly Problem[] } {
  const start = parseCueClock(row.get("start")?.trim() ?? "");
  const end = parseCueClock(row.get("end")?.trim() ?? "");
  const last = [...row.keys()].at(-1) ?? "";
  const read = start === null ? null : readAssText(row.get("text") ?? row.get(last) ?? "", start);
  if (start === null || read === null)
    return { cue: null, problems: [problemAt(spot, "timing-unreadable", source)] };
  if (read.text === "") return { cue: null, problems: [] };
  const checked = checkCueTimes(start, end, 0, spot, source);
  const name = foldSpaces(row.get("name") ?? row.get("actor") ?? "");
  const speaker = name === "" || name === NOBODY ? null : name;
  return { cue: { start, end: checked.end, speaker, ...read }, problems: checked.problems };
}
