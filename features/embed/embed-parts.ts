import { decodePeaks } from "#core/audio/peaks.ts";
import { wavePath } from "#core/audio/wave-path.ts";
import { takenLength } from "#core/episode/other-cut.ts";
import type { Track } from "#core/episode/track.ts";
import { type Html, html } from "#core/markup/html-writer.ts";
import { formatClock, formatIsoDuration, formatLength } from "#core/time/time.ts";
import { resizedHref } from "#features/ui/resized-picture.ts";

/** What the player's script finds the sound by, for the element around it. `start` and `end`: of a moment, in seconds. */
export function soundAttributes(track: Track, pageUrl: string, start: number, end: number | null): Html {
  return html`data-player data-page="${pageUrl}" data-duration="${track.duration ?? ""}" data-taken="${takenLength(track) ?? ""}" data-start="${start}" data-end="${end ?? ""}"`;
}

/** Fetched only when somebody wants to hear it. */
export function soundElement({ audio }: Track): Html | null {
  return audio && html`<audio preload="none" src="${audio.url}"></audio>`;
}

/** A square picture, in CSS pixels. It says nothing that the title beside it does not. */
const ART_SIZE = 56;

export function artPicture(url: string | null): Html | null {
  if (url === null) return null;
  return html`<img class="art" src="${artAddress(url)}" alt="" width="${ART_SIZE}" height="${ART_SIZE}" decoding="async" referrerpolicy="no-referrer">`;
}

function artAddress(url: string): string {
  // For screens of two pixels a CSS pixel.
  return url.startsWith("/") ? resizedHref(url, 2 * ART_SIZE) : url;
}

/** The clock, the picture of the sound with a slider over it, and the length. `name`: what the slider is called. */
export function placeLine({ peaks, duration }: Track, name: string, bars: number, start: number): Html {
  const path = peaks === null ? `M0 12H${bars}` : wavePath(decodePeaks(peaks), bars);
  return html`<div class="place">
<span data-clock>${formatClock(start)}</span>
<div class="seek">
<svg viewBox="0 0 ${bars} 24" preserveAspectRatio="none" aria-hidden="true"><path d="${path}"/><path class="heard" d="${path}"/></svg>
<input type="range" data-seek aria-label="${name}" min="0" max="${duration ?? 0}" step="0.1" value="${start}"${duration === null ? html` disabled` : null}>
</div>
${duration === null ? html`<time data-length></time>` : html`<time data-length datetime="${formatIsoDuration(duration)}">${formatLength(duration)}</time>`}
</div>`;
}

/** A link out of the frame, in a tab of its own. */
export function linkOut(address: string, content: string): Html {
  return html`<a href="${address}" target="_blank" rel="noopener">${content}</a>`;
}

const SHAPES = {
  play: '<path fill="currentColor" stroke="none" d="M8 5v14l11-7z"/>',
  pause: '<path fill="currentColor" stroke="none" d="M6 5h4v14H6zM14 5h4v14h-4z"/>',
  back: '<path d="M5 12a7 7 0 1 0 3-5.7M5 4v4h4"/>',
  forward: '<path d="M19 12a7 7 0 1 1-3-5.7M19 4v4h-4"/>',
  sound: '<path d="M4 10v4h3l4 4V6L7 10zM15 9a4 4 0 0 1 0 6M17.5 6.5a8 8 0 0 1 0 11"/>',
  silence: '<path d="M4 10v4h3l4 4V6L7 10zM15 9.5l5 5M20 9.5l-5 5"/>',
  link: '<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1"/>',
  out: '<path d="M14 5h5v5M19 5l-8 8M17 14v5H5V7h5"/>',
  up: '<path d="M6 15l6-6 6 6"/>',
  down: '<path d="M6 9l6 6 6-6"/>',
} as const;

/** A drawing of 24 by 24 units. The name beside it is the button's. */
export function icon(shape: keyof typeof SHAPES): Html {
  return {
    html: `<svg class="icon ${shape}" viewBox="0 0 24 24" aria-hidden="true">${SHAPES[shape]}</svg>`,
  };
}

interface Switch {
  /** The attribute that the script finds it by. */
  readonly mark: Html;
  readonly off: string;
  readonly on: string;
  readonly icons: readonly [off: Html, on: Html];
  readonly disabled: boolean;
}

/** A button that does one of two things in turn and is called by the one that it does next. */
export function switchButton({ mark, off, on, icons, disabled }: Switch): Html {
  return html`<button type="button" ${mark} aria-label="${off}" title="${off}" data-off="${off}" data-on="${on}"${disabled ? html` disabled` : null}>${icons}</button>`;
}
