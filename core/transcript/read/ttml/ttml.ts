import { type Problem, problemAt } from "../../../file/problem.ts";
import { parseXml } from "../../../markup/xml-document.ts";
import { findChild, listChildren, type XmlElement } from "../../../markup/xml-element.ts";
import type { NamespaceNames } from "../../../markup/xml-namespace.ts";
import { foldSpaces } from "../../../text/white-space.ts";
import { roundToMillisecond } from "../../../time/time.ts";
import type { Cue, CueFile } from "../../cue.ts";
import { checkCueTimes } from "../caption/cue-times.ts";
import { unroll } from "../caption/roll-up.ts";
import { readSpeeches } from "./ttml-speech.ts";
import { localAttribute, readPieces } from "./ttml-text.ts";
import { parseTimeExpression, readRates, type TimeRates } from "./ttml-time.ts";

/** Those of TTML and of its drafts, which are still written; and none, which is written too. */
const NAMESPACES = [
  "www.w3.org/ns/ttml",
  "www.w3.org/2006/10/ttaf1",
  "www.w3.org/2006/04/ttaf1",
  "www.w3.org/2004/11/ttaf1",
];
const VOCABULARY: NamespaceNames = new Map([
  ["", ""],
  ...NAMESPACES.map((uri) => [uri, ""] as const),
  ...NAMESPACES.map((uri) => [`${uri}#metadata`, "ttm"] as const),
]);

/** When a `body`, `div` or `p` is shown, in seconds. */
interface Shown {
  readonly start: number;
  readonly end: number | null;
  /** Whether itself or what it is in says when. */
  readonly timed: boolean;
  readonly sequential: boolean;
  readonly agent: string | null;
}

/**
 * Reads TTML (W3C; DFXP, IMSC, EBU-TT-D, SMPTE-TT): a cue for each `p`, with a stamp where a `span` in it has a time of
 * its own, and one for each speaker where its spans name several. Times count from those of the element around; files
 * in which they cannot, as lyrics are written, count them from the beginning.
 */
export function parseTtml(source: string): CueFile {
  if (source.trim() === "") return { cues: [], problems: [problemAt({ line: 1 }, "empty-file")] };
  const { root, problems } = parseXml(source, VOCABULARY);
  const body = root && findChild(root, "body");
  if (!root || !body) {
    const shown = foldSpaces(source.slice(0, 200));
    return { cues: [], problems: [...problems, problemAt({ line: 1 }, "text-outside-cue", shown)] };
  }
  const rates = readRates((name) => localAttribute(root.attributes, name));
  const reader = new TtmlReader(rates, readAgents(root), countsFromBeginning(body, rates));
  reader.read(body, { start: 0, end: null, timed: false, sequential: false, agent: null }, 0);
  return { cues: unroll(reader.cues), problems: [...problems, ...reader.problems] };
}

/** Names of speakers by their ids. */
function readAgents(root: XmlElement): ReadonlyMap<string, string> {
  const head = findChild(root, "head");
  const places = head ? [head, ...listChildren(head, "metadata"), ...listChildren(head, "ttm:metadata")] : [];
  const agents = places.flatMap((place) => listChildren(place, "ttm:agent"));
  return new Map(
    agents.flatMap((agent) => {
      const id = localAttribute(agent.attributes, "id");
      const name = agentName(agent);
      return id !== null && name !== null ? [[id, name] as const] : [];
    }),
  );
}

/** The whole name, else what there is of it in order. */
function agentName(agent: XmlElement): string | null {
  const names = listChildren(agent, "ttm:name");
  const whole = names.filter(({ attributes }) => localAttribute(attributes, "type") === "full").slice(0, 1);
  return foldSpaces((whole.length > 0 ? whole : names).map(({ text }) => text).join(" ")) || null;
}

/** Whether a time cannot count from that of the element around, because it would come after its end. */
function countsFromBeginning(element: XmlElement, rates: TimeRates): boolean {
  const time = (name: string, attributes: XmlElement["attributes"]) =>
    parseTimeExpression(localAttribute(attributes, name) ?? "", rates);
  const start = time("begin", element.attributes) ?? 0;
  const end = time("end", element.attributes);
  return element.children.some((child) => {
    const begin = time("begin", child.attributes);
    const late = end !== null && begin !== null && start > 0 && begin >= start && start + begin >= end;
    return late || countsFromBeginning(child, rates);
  });
}

class TtmlReader {
  readonly cues: Cue[] = [];
  readonly problems: Problem[] = [];
  private previousStart = 0;

  constructor(
    private readonly rates: TimeRates,
    private readonly agents: ReadonlyMap<string, string>,
    private readonly absolute: boolean,
  ) {}

  /** Reads an element and what is in it; gives when it ends. `after`: when the one before it in a sequence has ended. */
  read(element: XmlElement, around: Shown, after: number): number {
    const shown = this.shown(element, around, after);
    if (shown === null) return after;
    if (element.name === "p") this.readParagraph(element, shown);
    let last = shown.start;
    for (const child of element.children) {
      if (child.name === "div" || child.name === "p") last = this.read(child, shown, last);
    }
    return shown.end ?? last;
  }

  /** Null where its times cannot be read. */
  private shown(element: XmlElement, around: Shown, after: number): Shown | null {
    const told = (name: string) => localAttribute(element.attributes, name);
    const base = around.sequential ? after : around.start;
    const begin = this.time(told("begin"), base);
    const end = this.time(told("end"), base);
    const start = begin ?? base;
    const duration = parseTimeExpression(told("dur") ?? "", this.rates);
    const spot = { line: element.line };
    if (told("begin") !== null && begin === null) {
      this.problems.push(problemAt(spot, "timing-unreadable", told("begin") ?? ""));
      return null;
    }
    if (told("end") !== null && end === null)
      this.problems.push(problemAt(spot, "value-unreadable", told("end") ?? ""));
    const ends = [end, duration === null ? null : start + duration].filter((one) => one !== null);
    return {
      start: roundToMillisecond(start),
      // What begins by itself and has no end is over, for a reader, where the next begins.
      end: ends.length > 0 ? roundToMillisecond(Math.min(...ends)) : begin === null ? around.end : null,
      timed: around.timed || begin !== null || ends.length > 0 || around.sequential,
      sequential: told("timeContainer") === "seq",
      agent: told("agent") ?? around.agent,
    };
  }

  private time(text: string | null, base: number): number | null {
    const time = text === null ? null : parseTimeExpression(text, this.rates);
    return time === null ? null : this.absolute ? time : roundToMillisecond(base + time);
  }

  private readParagraph(element: XmlElement, shown: Shown): void {
    const pieces =
      element.content === element.text
        ? [{ text: element.text, begin: null, end: null, agent: null }]
        : readPieces(element.content);
    const spot = { line: element.line };
    const text = foldSpaces(pieces.map((piece) => piece.text).join(""));
    if (text === "") return;
    if (!shown.timed && pieces.every(({ begin }) => begin === null)) {
      this.problems.push(problemAt(spot, "text-outside-cue", text));
      return;
    }
    const time = (expression: string | null) => this.time(expression, shown.start);
    const speeches = readSpeeches(pieces, time, shown.timed ? shown.start : null);
    for (const [index, { agent, end, ...speech }] of speeches.entries()) {
      const next = speeches[index + 1]?.start ?? 0;
      const until = next > speech.start ? next : (shown.end ?? end);
      const checked = checkCueTimes(speech.start, until, this.previousStart, spot, speech.text);
      this.problems.push(...checked.problems);
      this.cues.push({ ...speech, end: checked.end, speaker: this.speaker(agent ?? shown.agent) });
      this.previousStart = speech.start;
    }
  }

  private speaker(agent: string | null): string | null {
    const names = agent?.split(/\s+/).flatMap((id) => this.agents.get(id) ?? []) ?? [];
    return names.join(", ") || null;
  }
}
