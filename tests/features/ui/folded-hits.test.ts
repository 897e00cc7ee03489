import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ALL_REPEATS, searchFor } from "#core/search/request.ts";
import { FoldedHits } from "#features/search/folded-hits.tsx";
import en from "#messages/en.json" with { type: "json" };
import ru from "#messages/ru.json" with { type: "json" };

const LANGUAGES = { en, ru };

function say(locale: keyof typeof LANGUAGES, repeats: string | null, known: boolean): string {
  const children = createElement(FoldedHits, { request: { ...searchFor("lamp"), repeats }, hits: 0, known });
  const messages = LANGUAGES[locale];
  return renderToStaticMarkup(
    createElement(NextIntlClientProvider, { locale, messages, timeZone: "UTC", children }),
  );
}

test.each([
  ["en", ALL_REPEATS, "It is not known here what is said again in other episodes."],
  ["en", "show/episode/en/1", "It is not known here what is said again in other episodes."],
  ["ru", ALL_REPEATS, "Здесь неизвестно, что повторяется в других выпусках."],
] as const)("in %s, who asks for repeats (%s) where none are known is told so", (locale, repeats, told) => {
  const said = say(locale, repeats, false);
  expect(said).toContain(told);
  expect(said).not.toContain(LANGUAGES[locale].search.folded.fold);
  expect(said).toContain('href="/search?q=lamp"');
});

test("where they are known nothing of it is said, and nothing at all where nobody asks", () => {
  expect(say("en", ALL_REPEATS, true)).toContain("Fold what is repeated");
  expect(say("en", null, false)).toBe("");
});
