import type { Track } from "#core/episode/track.ts";
import { type Html, html } from "#core/markup/html-writer.ts";
import { textDirection } from "#core/text/writing-direction.ts";
import type { Moment } from "#core/time/moment.ts";
import { formatClock, roundToMillisecond } from "#core/time/time.ts";
import type { Transcript } from "#core/transcript/transcript.ts";
import { STEP_BACK, STEP_FORWARD } from "#features/media/steps.ts";
import {
  artPicture,
  icon,
  linkOut,
  placeLine,
  soundAttributes,
  soundElement,
  switchButton,
} from "./embed-parts.ts";
import { type EmbedWords, fill } from "./embed-words.ts";

export interface EpisodeEmbed {
  readonly track: Track;
  /** The whole address of its page. */
  readonly pageUrl: string;
  readonly moment: Moment | null;
  /** Null: there is none, or it is not wanted. */
  readonly transcript: Transcript | null;
}

/** Few enough to be told apart in a frame of 300 pixels. */
const BARS = 72;
const SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2];

/** One episode: what it is, the sound, and what is said in it. */
export function episodeEmbed({ track, pageUrl, moment, transcript }: EpisodeEmbed, words: EmbedWords): Html {
  const start = moment?.start ?? 0;
  return html`<main class="episode" ${soundAttributes(track, pageUrl, start, moment?.end ?? null)}>
${soundElement(track)}
<header>
${playButton(track, words)}
${artPicture(track.imageUrl)}
<div class="names" lang="${track.language}">
<h1 dir="auto">${linkOut(pageUrl, track.title)}</h1>
<p dir="auto">${track.showTitle}</p>
</div>
</header>
${track.audio ? placeLine(track, words.seek, BARS, start) : html`<p>${words.noAudio}</p>`}
<div class="controls">
${track.audio && soundButtons(words)}
<span class="gap"></span>
<button type="button" class="worded" data-copy>${icon("link")}${words.copyLink}</button>
<a class="worded" href="${pageUrl}" data-out target="_blank" rel="noopener">${icon("out")}${words.openPage}</a>
</div>
${transcript && transcriptSection(transcript, words)}
</main>`;
}

function playButton({ audio }: Track, { play, pause }: EmbedWords): Html {
  return switchButton({
    mark: html`class="play" data-toggle`,
    off: play,
    on: pause,
    icons: [icon("play"), icon("pause")],
    disabled: audio === null,
  });
}

function soundButtons(words: EmbedWords): Html {
  return html`${stepButton(fill(words.back, { seconds: STEP_BACK }), -STEP_BACK)}
${stepButton(fill(words.forward, { seconds: STEP_FORWARD }), STEP_FORWARD)}
${switchButton({
  mark: html`data-mute`,
  off: words.mute,
  on: words.unmute,
  icons: [icon("sound"), icon("silence")],
  disabled: false,
})}
<select data-speed aria-label="${words.speed}" title="${words.speed}">
${SPEEDS.map((speed) => html`<option value="${speed}"${speed === 1 ? html` selected` : null}>${String(speed).replace(".", words.decimal)}×</option>`)}
</select>`;
}

function stepButton(name: string, step: number): Html {
  return html`<button type="button" data-step="${step}" aria-label="${name}" title="${name}">${icon(step < 0 ? "back" : "forward")}<small aria-hidden="true">${Math.abs(step)}</small></button>`;
}

function transcriptSection({ language, passages }: Transcript, words: EmbedWords): Html {
  const name = (text: string) => html`aria-label="${text}" title="${text}"`;
  return html`<div class="transcript">
<form role="search" data-find>
<input type="search" aria-label="${words.find}" placeholder="${words.find}" autocomplete="off" spellcheck="false">
<output></output>
<button type="button" data-find-step="-1" ${name(words.previousMatch)}>${icon("up")}</button>
<button type="button" data-find-step="1" ${name(words.nextMatch)}>${icon("down")}</button>
</form>
<div class="passages" role="region" tabindex="0" lang="${language}" aria-label="${words.transcript}" data-passages>
${passages.map((passage, index) => passageParagraph(passage, passages[index - 1]?.speaker ?? null, textDirection(language), words))}
</div>
</div>`;
}

/** The speaker is named where it is another than before. */
function passageParagraph(
  { start, speaker, text, wordTimes }: Transcript["passages"][number],
  previous: string | null,
  direction: string,
  words: EmbedWords,
): Html {
  return html`<div class="passage" dir="${direction}"${start === null ? null : html` data-time="${roundToMillisecond(start)}"`}>${
    start === null ? null : timeButton(start, words)
  }<p>${speaker === null || speaker === previous ? null : html`<cite dir="${direction}">${speaker}</cite> `}<span data-text${wordTimes === "" ? null : html` data-words="${wordTimes}"`}>${text}</span></p></div>
`;
}

function timeButton(start: number, words: EmbedWords): Html {
  const clock = formatClock(start);
  return html`<button type="button" tabindex="-1" aria-label="${fill(words.playFrom, { time: clock })}">${clock}</button>`;
}
