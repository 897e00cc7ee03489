import { parseEmbedOptions } from "#core/embed/options.ts";
import type { Html } from "#core/markup/html-writer.ts";
import { html } from "#core/markup/html-writer.ts";
import { type EmbedPage, embedDocument } from "#features/embed/embed-document.ts";
import type { EmbedWords } from "#features/embed/embed-words.ts";
import { config } from "#server/config.ts";
import { embedAssets } from "#server/embed/assets.ts";
import { isLocale, LOCALES } from "#server/http/locale.ts";
import { LOCALE_HEADER } from "#server/http/preferences.ts";
import { PLAYER_WORDS } from "./player-words.ts";

/** What the address of a player asks for: a parameter, or the empty text. */
export function parameterOf(request: Request): (name: string) => string {
  const { searchParams } = new URL(request.url);
  return (name) => searchParams.get(name) ?? "";
}

/** What is in the player, and what it stands for. */
type Content = Pick<EmbedPage, "title" | "canonical"> & {
  readonly content: (words: EmbedWords) => Html;
};

/**
 * A player as a document of its own, in the language of `hl` or of the browser: no cookie is read or set. Null: what it
 * should play is not there.
 */
export async function embedResponse(request: Request, found: Content | null): Promise<Response> {
  const read = parameterOf(request);
  const { theme, accent } = parseEmbedOptions(read);
  const wish = read("hl");
  const language = [wish, request.headers.get(LOCALE_HEADER)].find(isLocale) ?? LOCALES[0];
  const words = PLAYER_WORDS[language];
  const { title, canonical, content } = found ?? notFound(words);
  const { countPlays: counts } = config();
  const page = { language, title, canonical, theme, counts, accent, words, content: content(words) };
  const nonce = request.headers.get("x-nonce") ?? "";
  return new Response(embedDocument(page, { ...(await embedAssets()), nonce }), {
    status: found ? 200 : 404,
    headers: {
      "content-type": "text/html; charset=utf-8",
      // The nonce is that of one answer.
      "cache-control": "private, no-cache",
      vary: "accept-language",
    },
  });
}

function notFound({ notFound: sentence }: EmbedWords): Content {
  return { title: sentence, canonical: null, content: () => html`<main><p>${sentence}</p></main>` };
}
