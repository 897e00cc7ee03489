import compile from "icu-minify/compile";
import { createTranslator } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test, vi } from "vitest";
import { IntlProvider, useFormatter, useLocale, useTranslations } from "#features/ui/page-intl.tsx";
import en from "#messages/en.json" with { type: "json" };
import ru from "#messages/ru.json" with { type: "json" };

type Words = { readonly [name: string]: string | Words };
type Compiled = { readonly [name: string]: ReturnType<typeof compile> | Compiled };

const compileAll = (words: Words): Compiled =>
  Object.fromEntries(
    Object.entries(words).map(([name, word]) => [
      name,
      typeof word === "string" ? compile(word) : compileAll(word),
    ]),
  );

const listAll = (words: Words, group = ""): readonly (readonly [string, string])[] =>
  Object.entries(words).flatMap(([name, word]) =>
    typeof word === "string" ? [[group + name, word] as const] : listAll(word, `${group}${name}.`),
  );

/** What a component says. */
function read(locale: string, messages: Compiled, say: () => string): string {
  const heard: string[] = [];
  const children = createElement(Page, { hear: () => heard.push(say()) });
  renderToStaticMarkup(createElement(IntlProvider, { locale, messages, timeZone: "UTC", children }));
  return heard.join();
}

function Page({ hear }: { readonly hear: () => void }): null {
  hear();
  return null;
}

describe.each([
  ["en", en],
  ["ru", ru],
])("in %s", (locale, messages) => {
  test("every message reads as next-intl would have it", () => {
    const compiled = compileAll(messages);
    const translate = createTranslator({ locale, messages: messages as Words, timeZone: "UTC" });
    // Markup within messages is the server's.
    const plain = listAll(messages).filter(([, word]) => !/<\w/.test(word));
    expect(plain.length).toBeGreaterThan(300);
    for (const [name, word] of plain)
      for (const count of [0, 1, 2, 5, 21, 12_345.5]) {
        const namesIn = (pattern: RegExp) => [...word.matchAll(pattern)].map(([, value = ""]) => value);
        const counted = new Set(namesIn(/\{(\w+), *(?:plural|number)/g));
        const values = Object.fromEntries(
          namesIn(/\{(\w+)/g).map((value) => [value, counted.has(value) ? count : "Ада & {co}"]),
        );
        expect(read(locale, compiled, () => useTranslations()(name, values))).toBe(
          translate(name as never, values as never),
        );
      }
  });
});

test("messages are found within their group, and shown by their names where there are none", () => {
  const messages = compileAll({ sea: { deep: { says: "Hush" } } });
  expect(read("en", messages, () => useTranslations("sea")("deep.says"))).toBe("Hush");
  expect(read("en", messages, () => useTranslations("sea.deep")("says"))).toBe("Hush");
  const told = vi.spyOn(console, "error").mockReturnValue();
  for (const name of ["nothing", "deep", "deep.says.more"])
    expect(read("en", messages, () => useTranslations("sea")(name))).toBe(`sea.${name}`);
  expect(told).toHaveBeenCalledTimes(3);
  told.mockRestore();
});

test("numbers and dates are written as the language does, dates in the time zone of the page", () => {
  const number = () => useFormatter().number(0.25, { style: "percent" });
  const date = () => useFormatter().dateTime(Date.UTC(2026, 0, 1, 23), { dateStyle: "long" });
  expect(read("ru", {}, () => `${useLocale()} ${number()} ${date()}`)).toBe("ru 25\u00a0% 1 января 2026 г.");
});

test("nothing is said outside the messages", () => {
  expect(() => renderToStaticMarkup(createElement(() => useTranslations()("a")))).toThrow("IntlProvider");
});
