import { type Html, html } from "#core/markup/html-writer.ts";
import { textDirection } from "#core/text/writing-direction.ts";
import { momentHref } from "#core/time/moment.ts";
import { formatClock } from "#core/time/time.ts";
import { speakerColour, speakerColours } from "#core/transcript/speaker-colour.ts";
import type { StoredPassage } from "#core/transcript/transcript.ts";
import styles from "./passage-html.module.css";
import { listStretches } from "./stretch.ts";

const {
  stretch: stretchClass = "",
  passage: passageClass = "",
  speaker: speakerClass = "",
  time: timeClass = "",
  copy: copyClass = "",
} = styles;

/** The id of what names the buttons that copy a link to a time, together with that time. */
export const COPY_LABEL_ID = "copy-link-to";

/** The id of the time of a passage, by its place from 0. */
export function passageTimeId(place: number): string {
  return `p${place}`;
}

/**
 * The passages of a transcript as HTML, the same in every language of the interface. One text node a passage, because
 * the reader (reader.ts) finds words in it; the `data-*` names are what it looks for. `data-words` holds the encoded
 * times of the words (core/transcript/word-times.ts). They stand in stretches (stretch.ts).
 */
export function passageHtml(
  episodeHref: string,
  language: string,
  passages: readonly StoredPassage[],
): string {
  const direction = textDirection(language);
  const colours = speakerColours(passages);
  const colourOf = (speaker: string) =>
    colours.size > 1 ? html` style="color:${speakerColour(colours.get(speaker) ?? 0)}"` : null;
  const speakerOf = ({ speaker }: StoredPassage, place: number) =>
    speaker === null || speaker === passages[place - 1]?.speaker
      ? null
      : html`<cite class="${speakerClass}"${colourOf(speaker)} dir="${direction}">${speaker}</cite>`;
  const passageOf = (passage: StoredPassage, place: number) =>
    html`<p data-passage="${place}"${attribute("data-speaker", passage.speaker)}${attribute("data-end", passage.end)} class="${passageClass}" dir="${direction}">${speakerOf(passage, place)}${timeLink(episodeHref, passage.start, place)}<span data-words="${passage.wordTimes}">${passage.text}</span></p>`;
  return listStretches(passages.map(passageOf))
    .map(
      (stretch) =>
        html`<div class="${stretchClass}" style="--passages:${stretch.length}">${stretch}</div>`.html,
    )
    .join("");
}

function attribute(name: string, value: string | number | null): Html | null {
  return value === null ? null : html` ${{ html: name }}="${value}"`;
}

function timeLink(episodeHref: string, start: number | null, place: number): Html | null {
  if (start === null) return null;
  const id = passageTimeId(place);
  const href = momentHref(episodeHref, { start, end: null });
  return html`<a id="${id}" data-time="${start}" class="${timeClass}" href="${href}">${formatClock(start)}</a><button type="button" class="${copyClass}" aria-labelledby="${COPY_LABEL_ID} ${id}"></button>`;
}
