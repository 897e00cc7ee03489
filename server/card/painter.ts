import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { CARD_SIZE } from "#core/page/card-address.ts";
import { LIGHT } from "#core/page/palette.ts";
import { quotationMarks } from "#core/text/quotation-marks.ts";
import type { MediaPlace } from "../media/place.ts";
import { ART_SIZE, readArt } from "./art.ts";
import type { Card } from "./card.ts";
import { directionOf, type TextDirection } from "./direction.ts";
import { drawArt, drawPaper, drawPlaySign, drawWave } from "./drawing.ts";
import { openCase, type Setting, type TypeCase } from "./lettering.ts";
import { fitText, LEADING } from "./lines.ts";

const MARGIN = 72;
const INNER = CARD_SIZE.width - 2 * MARGIN;
const ART_TOP = 56;
/** The titles stand beside the art. */
const HEAD_INDENT = 112;
/** The quote hangs beside its mark, so its lines begin at one edge. */
const QUOTE = { top: 172, height: 264, indent: 44, sizes: [72, 64, 57, 50, 45, 40, 34] };
const FOOT = 478;
const FOOT_SIZE = 28;
/** Before the time: its side, and what it takes with the room beside it. */
const SIGN = { size: 40, room: 54 };
const WAVE = { x: MARGIN, y: 512, width: INNER, height: 72 };
/** What may be added to a text: the ellipsis, and the dash of a range. */
const ADDED = "…–— ";

/** Draws a card as a PNG of 1200 by 630 pixels. */
export async function paintCard(card: Card, mediaPlace: MediaPlace): Promise<Uint8Array> {
  const canvas = createCanvas(CARD_SIZE.width, CARD_SIZE.height);
  const pen = canvas.getContext("2d");
  // Languages that share letters draw some of them otherwise.
  pen.lang = card.language;
  const [serif, sans, picture] = await Promise.all([
    openCase(pen, `${card.text}${quotationMarks(card.language).open}${ADDED}`, "serif"),
    openCase(pen, [card.showTitle, card.episodeTitle, card.speaker, card.clock, ADDED].join(" "), "sans"),
    readArt(card.art, mediaPlace),
  ]);
  const artX = directionOf(card.text) === "ltr" ? MARGIN : CARD_SIZE.width - MARGIN - ART_SIZE;
  drawPaper(pen, { x: 0, y: 0, ...CARD_SIZE });
  drawArt(pen, picture, { x: artX, y: ART_TOP, width: ART_SIZE, height: ART_SIZE });
  drawHead(card, sans);
  drawText(card, serif);
  drawFoot(card, sans, pen);
  drawWave(pen, card.peaks, card, WAVE);
  return canvas.encode("png");
}

/** The edge at which lines begin, so far inside of the margin. */
function startAt(direction: TextDirection, indent: number): Pick<Setting, "x" | "end"> {
  return direction === "ltr"
    ? { x: MARGIN + indent, end: "left" }
    : { x: CARD_SIZE.width - MARGIN - indent, end: "right" };
}

/** The edge at which they end. */
function endAt(direction: TextDirection): Pick<Setting, "x" | "end"> {
  return startAt(direction === "ltr" ? "rtl" : "ltr", 0);
}

function drawHead({ text, showTitle, episodeTitle }: Card, sans: TypeCase): void {
  const edge = startAt(directionOf(text), HEAD_INDENT);
  const show = { ...edge, y: episodeTitle === null ? 111 : 93, size: 30, colour: LIGHT.ink };
  const episode = { ...edge, y: 131, size: 26, colour: LIGHT.softInk };
  const room = INNER - HEAD_INDENT;
  sans.draw(shortened(showTitle, room / show.size, sans), show);
  sans.draw(shortened(episodeTitle ?? "", room / episode.size, sans), episode);
}

/** One line: as much as `limit` (ems) holds, and an ellipsis where that is not all. */
function shortened(text: string, limit: number, { measure }: TypeCase): string {
  return fitText(text, { width: limit, height: LEADING, sizes: [1] }, "en", measure).lines[0] ?? "";
}

function drawText({ text, quoted, language }: Card, serif: TypeCase): void {
  const direction = directionOf(text);
  const indent = quoted ? QUOTE.indent : 0;
  const box = { width: INNER - indent, height: QUOTE.height, sizes: QUOTE.sizes };
  const { lines, size } = fitText(text, box, language, serif.measure);
  // The block stands in the middle of its room, by the heights of its letters.
  const height = ((lines.length - 1) * LEADING + 0.7) * size;
  const first = QUOTE.top + (QUOTE.height - height) / 2 + 0.7 * size;
  const edge = startAt(direction, indent);
  for (const [index, line] of lines.entries()) {
    const y = first + index * LEADING * size;
    serif.draw(line, { ...edge, y, size, colour: LIGHT.ink }, direction);
  }
  if (!quoted) return;
  const mark = startAt(direction, indent - 0.06 * size);
  const end = direction === "ltr" ? "right" : "left";
  serif.draw(
    quotationMarks(language).open,
    { x: mark.x, end, y: first, size, colour: LIGHT.accent },
    direction,
  );
}

function drawFoot({ text, speaker, clock, playable }: Card, sans: TypeCase, pen: SKRSContext2D): void {
  const direction = directionOf(text);
  const time = clock ?? "";
  const sign = playable ? SIGN.room : 0;
  const room = (INNER - sign) / FOOT_SIZE - sans.measure(time) - 1;
  const name = shortened(speaker ?? "", room, sans);
  sans.draw(name, { ...startAt(direction, 0), y: FOOT, size: FOOT_SIZE, colour: LIGHT.softInk });
  const edge = endAt(direction);
  // Numbers are read from left to right in any script, and so the sign stands at their left.
  const x = direction === "ltr" ? edge.x : edge.x + sign;
  sans.draw(time, { ...edge, x, y: FOOT, size: FOOT_SIZE, colour: LIGHT.accent });
  if (!playable) return;
  const left = direction === "ltr" ? x - sans.measure(time) * FOOT_SIZE - sign : edge.x;
  const y = FOOT - 0.36 * FOOT_SIZE - SIGN.size / 2;
  drawPlaySign(pen, { x: left, y, width: SIGN.size, height: SIGN.size });
}
