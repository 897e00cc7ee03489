import { CARD_SIZE } from "#core/page/card-address.ts";
import { LIGHT } from "#core/page/palette.ts";
import { quotationMarks } from "#core/text/quotation-marks.ts";
import { readArt } from "./art.ts";
import type { Card } from "./card.ts";
import { type Direction, directionOf } from "./direction.ts";
import { drawArt, drawLine, drawSheet, drawWave, type Setting, widthIn } from "./drawing.ts";
import { type Face, loadFaces, type Style } from "./faces.ts";
import { lineWidth, type Run, setLine } from "./lettering.ts";
import { fitText, LEADING } from "./lines.ts";
import { loadResvg, paint } from "./resvg.ts";

const MARGIN = 72;
const INNER = CARD_SIZE.width - 2 * MARGIN;
const ART = { y: 56, size: 88 };
/** The titles stand beside the art. */
const HEAD_INDENT = 112;
/** The quote hangs beside its mark, so its lines begin at one edge. */
const QUOTE = { top: 172, height: 264, indent: 44, sizes: [72, 64, 57, 50, 45, 40, 34] };
const FOOT = 478;
const FOOT_SIZE = 28;
const WAVE = { x: MARGIN, y: 512, width: INNER, height: 72 };
const ELLIPSIS = "…";

/** Draws a card as a PNG of 1200 by 630 pixels. */
export async function paintCard(card: Card, mediaDir: string): Promise<Uint8Array> {
  await loadResvg();
  const [serif, sans, picture] = await Promise.all([
    openCase(`${card.text}${quotationMarks(card.language).open}`, "serif"),
    openCase([card.showTitle, card.episodeTitle, card.speaker, card.clock].join(" "), "sans"),
    readArt(card.art, mediaDir),
  ]);
  const artX = directionOf(card.text) === "ltr" ? MARGIN : CARD_SIZE.width - MARGIN - ART.size;
  const svg = drawSheet([
    drawArt(picture, { x: artX, y: ART.y, width: ART.size, height: ART.size }),
    ...drawHead(card, sans),
    ...drawText(card, serif),
    ...drawFoot(card, sans),
    drawWave(card.peaks, card.played, WAVE),
  ]);
  return paint(svg, [...new Set([...serif.used, ...sans.used])]);
}

/** Sets lines in one style, and knows which faces that took. */
interface TypeCase {
  readonly used: ReadonlySet<Face>;
  set(line: string, direction?: Direction): readonly Run[];
  measure(text: string): number;
}

async function openCase(text: string, style: Style): Promise<TypeCase> {
  // What may be added: the ellipsis, and the dash of a range.
  const find = await loadFaces(`${text}${ELLIPSIS}–— `, style);
  const used = new Set<Face>();
  return {
    used,
    set(line, direction = directionOf(line)) {
      const runs = setLine(line, direction, find);
      for (const { face } of runs) used.add(face);
      return runs;
    },
    measure: (part) => lineWidth(part, directionOf(part), find),
  };
}

function drawHead({ text, showTitle, episodeTitle }: Card, sans: TypeCase) {
  const show = { y: episodeTitle === null ? 111 : 93, size: 30, colour: LIGHT.ink };
  const episode = { y: 131, size: 26, colour: LIGHT.softInk };
  const direction = directionOf(text);
  const drawTitle = (title: string, setting: Omit<Setting, "x">) => {
    const line = sans.set(shortened(title, (INNER - HEAD_INDENT) / setting.size, sans));
    return drawFrom(edgeAt(direction, HEAD_INDENT), line, direction, setting);
  };
  return [drawTitle(showTitle, show), drawTitle(episodeTitle ?? "", episode)];
}

/** Where lines begin, so far inside of the margin. */
function edgeAt(direction: Direction, indent: number): number {
  return direction === "ltr" ? MARGIN + indent : CARD_SIZE.width - MARGIN - indent;
}

/** One line: as much as `limit` (ems) holds, and an ellipsis where that is not all. */
function shortened(text: string, limit: number, { measure }: TypeCase): string {
  return fitText(text, { width: limit, height: LEADING, sizes: [1] }, "en", measure).lines[0] ?? "";
}

function drawText({ text, quoted, language }: Card, serif: TypeCase) {
  const direction = directionOf(text);
  const indent = quoted ? QUOTE.indent : 0;
  const box = { width: INNER - indent, height: QUOTE.height, sizes: QUOTE.sizes };
  const { lines, size } = fitText(text, box, language, serif.measure);
  // The block stands in the middle of its room, by the heights of its letters.
  const height = ((lines.length - 1) * LEADING + 0.7) * size;
  const first = QUOTE.top + (QUOTE.height - height) / 2 + 0.7 * size;
  const edge = edgeAt(direction, indent);
  const setting = (y: number) => ({ y, size, colour: LIGHT.ink });
  const drawn = lines.map((line, index) =>
    drawFrom(edge, serif.set(line, direction), direction, setting(first + index * LEADING * size)),
  );
  if (!quoted) return drawn;
  const mark = serif.set(quotationMarks(language).open, direction);
  const gap = 0.06 * size;
  const before = direction === "ltr" ? edge - gap - widthIn(mark, size) : edge + gap;
  return [drawLine(mark, { x: before, y: first, size, colour: LIGHT.accent }), ...drawn];
}

/** A line that begins at `edge`, from there to the right or to the left. */
function drawFrom(edge: number, runs: readonly Run[], direction: Direction, setting: Omit<Setting, "x">) {
  return drawLine(runs, { ...setting, x: direction === "ltr" ? edge : edge - widthIn(runs, setting.size) });
}

function drawFoot({ text, speaker, clock }: Card, sans: TypeCase) {
  const direction = directionOf(text);
  const setting = (colour: Setting["colour"]) => ({ y: FOOT, size: FOOT_SIZE, colour });
  const time = sans.set(clock ?? "", "ltr");
  const room = INNER / FOOT_SIZE - widthIn(time, 1) - 1;
  const name = sans.set(shortened(speaker ?? "", room, sans));
  return [
    drawFrom(edgeAt(direction, 0), name, direction, setting(LIGHT.softInk)),
    drawFrom(edgeAt(direction, INNER), time, direction === "ltr" ? "rtl" : "ltr", setting(LIGHT.accent)),
  ];
}
