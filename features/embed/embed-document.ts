import { PAPERS, readableAccent } from "#core/embed/accent.ts";
import type { EmbedTheme } from "#core/embed/options.ts";
import { type Html, html } from "#core/markup/html-writer.ts";
import type { EmbedWords } from "./embed-words.ts";

export interface EmbedPage {
  /** Of the words around the sound, BCP 47. */
  readonly language: string;
  readonly title: string;
  /** The whole address of the page that it stands for; null for none. */
  readonly canonical: string | null;
  readonly theme: EmbedTheme;
  /** Whether the site counts what is heard. */
  readonly counts: boolean;
  /** `#rrggbb`, or null for our own. */
  readonly accent: string | null;
  readonly words: EmbedWords;
  readonly content: Html;
}

/** What is ours and goes into the document as it is. */
export interface EmbedInserts {
  readonly script: string;
  readonly style: string;
  /** Of this answer's Content Security Policy. */
  readonly nonce: string;
}

/** The whole document of an embedded player: it asks for nothing else but the sound. */
export function embedDocument(page: EmbedPage, { script, style, nonce }: EmbedInserts): string {
  const { language, title, canonical, theme, counts, accent, words, content } = page;
  const own = accent === null ? "" : accentStyle(accent);
  return html`<!doctype html>
<html lang="${language}" data-theme="${theme}"${counts ? html` data-counts` : null}>
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${canonical === null ? null : html`<link rel="canonical" href="${canonical}">`}
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style nonce="${nonce}">${{ html: style + own }}</style>
</head>
<body data-place-of="${words.placeOf}" data-match-of="${words.matchOf}" data-no-match="${words.noMatch}" data-link-copied="${words.linkCopied}" data-copy-yourself="${words.copyYourself}" data-failed="${words.failed}">
${content}
<p class="status" role="status"></p>
<script nonce="${nonce}" type="module">${{ html: script }}</script>
</body>
</html>
`.html;
}

/** The colour as it can be read on each paper; what stands on the colour has that of the paper. */
function accentStyle(accent: string): string {
  const [light, dark] = [readableAccent(accent, "light"), readableAccent(accent, "dark")];
  return `:root{--accent:light-dark(${light},${dark});--accent-ink:light-dark(${PAPERS.light},${PAPERS.dark})}`;
}
