import type { Track } from "#core/episode/track.ts";
import { type Html, html } from "#core/markup/html-writer.ts";
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

export interface LatestEmbed {
  readonly show: { readonly title: string; readonly language: string; readonly imageUrl: string | null };
  /** The whole address of the show's page. */
  readonly pageUrl: string;
  /** Newest first, each with the whole address of its page. */
  readonly episodes: readonly { readonly track: Track; readonly pageUrl: string }[];
}

/** Few enough to be told apart in a frame of 300 pixels. */
const BARS = 48;

/** The newest episodes of a show, each with its sound. */
export function latestEmbed({ show, pageUrl, episodes }: LatestEmbed, words: EmbedWords): Html {
  return html`<main class="latest">
<header>
${artPicture(show.imageUrl)}
<div class="names">
<h1 lang="${show.language}" dir="auto">${linkOut(pageUrl, show.title)}</h1>
<p>${episodes.length === 0 ? words.noEpisodes : words.newest}</p>
</div>
</header>
<ol>
${episodes.map((episode) => episodeItem(episode, words))}
</ol>
</main>`;
}

function episodeItem({ track, pageUrl }: LatestEmbed["episodes"][number], words: EmbedWords): Html {
  const { title, audio, language } = track;
  return html`<li ${soundAttributes(track, pageUrl, 0, null)}>
${soundElement(track)}
${switchButton({
  mark: html`class="play" data-toggle`,
  off: fill(words.playTitle, { title }),
  on: fill(words.pauseTitle, { title }),
  icons: [icon("play"), icon("pause")],
  disabled: audio === null,
})}
<div class="names">
<h2 lang="${language}" dir="auto">${linkOut(pageUrl, title)}</h2>
${audio ? placeLine(track, `${words.seek}: ${title}`, BARS, 0) : html`<p>${words.noAudio}</p>`}
</div>
</li>
`;
}
