import { type Html, html } from "../markup/html-writer.ts";

interface EmbedFrame {
  /** A whole address. */
  readonly src: string;
  /** What the frame is, for those who hear the page. */
  readonly title: string;
  /** Pixels; null: as wide as there is room. */
  readonly width: number | null;
  readonly height: number;
}

/** What others put into their pages: an iframe that may play and copy, and nothing more. No script. */
export function embedFrame({ src, title, width, height }: EmbedFrame): Html {
  return html`<iframe src="${src}" title="${title}" width="${width ?? "100%"}" height="${height}" allow="autoplay; clipboard-write" loading="lazy" style="border:0;max-width:100%"></iframe>`;
}
