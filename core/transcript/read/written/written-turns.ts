import { type Problem, problemAt } from "../../../file/problem.ts";
import { believedNames } from "../speaker/believed-names.ts";
import { creditedKeys, nameKey } from "../speaker/speaker-name.ts";
import { type OpeningSigns, readOpening } from "../speaker/speaker-opening.ts";
import { type Block, type BlockFile, nameBlockSpeakers } from "./block.ts";
import { openingClocks } from "./clock-style.ts";
import { partedAtClocks } from "./clocks-within.ts";
import { headingTurns } from "./heading-turn.ts";
import { isStrictName, type LineClock } from "./line-clock.ts";
import { withoutRepeatedClocks } from "./repeated-clock.ts";
import { type TurnDraft, TurnWriter } from "./turn-writer.ts";
import { type PlacedLine, placeLines, type WrittenLine } from "./written-line.ts";

/**
 * Who says what and when in a transcript that was written for people. A turn begins at an empty line, and where a line
 * opens with a name or a time; these may stand on lines of their own, in either order. A time that goes back is kept and
 * reported, and so is a heading left out that names no speaker.
 */
export function writtenTurns(written: readonly WrittenLine[], credited: readonly string[]): BlockFile {
  const lines = placeLines(partedAtClocks(withoutRepeatedClocks(written)));
  const known = creditedKeys(credited);
  const headings = headingTurns(lines, known);
  const clocks = openingClocks(lines);
  const writer = new TurnWriter();
  for (const [index, line] of lines.entries()) {
    const heading = headings.get(line);
    const clock = clocks[index] ?? null;
    if (heading) writer.head(line.line, heading.speaker, heading.start);
    else if (line.level === null)
      writeLine(writer, line, clock, isClockAlone(lines[index + 1], clocks[index + 1]));
    if (line.last) writer.endParagraph();
  }
  writer.close();
  const blocks = withNameLines(writer.drafts, known);
  const left = [...headings.values()].flatMap(({ problem }) => (problem === null ? [] : [problem]));
  const problems = [...left, ...checkOrder(writer.drafts)];
  return { blocks: nameBlockSpeakers(blocks, credited), problems };
}

function isClockAlone(line: PlacedLine | undefined, clock: LineClock | null | undefined): boolean {
  if (line === undefined) return false;
  return line.text === "" ? line.start !== null : clock?.before === "" && clock.after === "";
}

const NOBODY: OpeningSigns = { known: new Set(), dashed: false };

/** `above`: whether the next line is a time and nothing else. */
function writeLine(writer: TurnWriter, written: PlacedLine, clock: LineClock | null, above: boolean): void {
  const { line, text, name, start, first, last } = written;
  if (name !== null || start !== null) writer.head(line, name, start);
  if (clock !== null) writer.head(line, clock.before || null, clock.start);
  const said = clock === null ? text : clock.after;
  const opens = clock !== null ? clock.before === "" : first || writer.nameless;
  if (name === null && opens && (!last || above) && isStrictName(said)) {
    writer.nameLine(line, said);
    return;
  }
  const marked = name !== null || start !== null || clock !== null;
  if (!marked && readOpening(said, NOBODY) !== null) writer.closeSaid();
  writer.say(line, said);
}

/** The turns whose names on lines of their own are believed; the others say them. */
function withNameLines(drafts: readonly TurnDraft[], known: ReadonlySet<string>): readonly Block[] {
  const believed = believedNameLines(drafts, known);
  return drafts.map(({ speaker, nameLine, start, texts }) => {
    const named = nameLine !== null && believed.has(nameKey(nameLine));
    const text = (named || nameLine === null ? texts : [nameLine, ...texts]).join(" ");
    return { speaker: speaker ?? (named ? nameLine : null), start, text };
  });
}

/** Where names stand beside their times, only these are believed; a single one above a time is a title. */
function believedNameLines(drafts: readonly TurnDraft[], known: ReadonlySet<string>): ReadonlySet<string> {
  const marked = drafts.flatMap(({ speaker }) => (speaker === null ? [] : [nameKey(speaker)]));
  if (marked.length > 0) return new Set([...known, ...marked]);
  const timed = drafts.filter(({ start }) => start !== null);
  const beside = timed.filter(({ nameLine }) => nameLine !== null).length;
  const rare = beside * 2 < timed.length;
  const texts = drafts.map(({ nameLine, start, texts: said }) => ({
    text: said.join(" "),
    opening:
      nameLine === null || (rare && start !== null)
        ? null
        : { speaker: nameLine, sure: false, end: 0, otherwise: 0 },
  }));
  return believedNames(texts, known);
}

function checkOrder(drafts: readonly TurnDraft[]): readonly Problem[] {
  let latest = 0;
  return drafts.flatMap(({ line, start, texts }) => {
    if (start === null) return [];
    const back = start < latest;
    latest = start;
    return back ? [problemAt({ line }, "cue-out-of-order", texts.join(" "))] : [];
  });
}
