import { type Html, html } from "#core/markup/html-writer.ts";
import { textDirection } from "#core/text/writing-direction.ts";
import { momentHref } from "#core/time/moment.ts";
import { formatClock } from "#core/time/time.ts";
import { speakerColour, speakerColours } from "#core/transcript/speaker-colour.ts";
import { encodeTimePoints } from "#core/transcript/time-points.ts";
import type { StoredPassage } from "#core/transcript/transcript.ts";
import styles from "./passage-html.module.css";
import { listStretches } from "./stretch.ts";

const { stretch: stretchClass = "" } = styles;

/** The id of the time of a passage, by its place from 0. */
export function passageTimeId(place: number): string {
  return `p${place}`;
}

/**
 * The passages of a transcript as HTML, the same in every language of the interface. One text node a passage, because
 * the reader (reader.ts) finds words in it; the `data-*` names are what it looks for. Who speaks is told where that
 * changes. They stand in stretches (stretch.ts); after them the times of all words (core/transcript/time-points.ts). What
 * every passage repeats is as short as can be: it is most of what a transcript weighs beside its words.
 */
export function passageHtml(language: string, passages: readonly StoredPassage[]): string {
  const direction = textDirection(language);
  const colours = speakerColours(passages);
  const colourOf = (speaker: string) =>
    colours.size > 1 ? html` style="color:${speakerColour(colours.get(speaker) ?? 0)}"` : null;
  const speakerOf = ({ speaker }: StoredPassage, place: number) =>
    speaker === null || speaker === passages[place - 1]?.speaker
      ? null
      : html`<cite${colourOf(speaker)} dir="${direction}">${speaker}</cite>`;
  const changeOf = ({ speaker }: StoredPassage, place: number) =>
    speaker === (passages[place - 1]?.speaker ?? null) ? null : html` data-speaker="${speaker ?? ""}"`;
  const passageOf = (passage: StoredPassage, place: number) =>
    html`<p data-passage${changeOf(passage, place)} dir="${direction}">${speakerOf(passage, place)}${timeLink(passage.start, place)}<span data-words>${passage.text}</span></p>`;
  const stretches = listStretches(passages.map(passageOf)).map(
    (stretch) => html`<div class="${stretchClass}" style="--passages:${stretch.length}">${stretch}</div>`,
  );
  return html`${stretches}<data value="${encodeTimePoints(passages)}"></data>`.html;
}

/** The address is of the page that it stands in. */
function timeLink(start: number | null, place: number): Html | null {
  if (start === null) return null;
  const id = passageTimeId(place);
  const href = momentHref("", { start, end: null });
  return html`<a id="${id}" data-time="${start}" href="${href}">${formatClock(start)}</a><button type="button"></button>`;
}
