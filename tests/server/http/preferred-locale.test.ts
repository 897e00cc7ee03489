import { expect, test } from "vitest";
import { preferredLocale } from "#server/http/preferred-locale.ts";

test.each([
  [null, "en"],
  ["", "en"],
  ["ru", "ru"],
  ["ru-RU,ru;q=0.9,en;q=0.8", "ru"],
  ["en;q=0.5, ru;q=0.7", "ru"],
  ["en-GB;q=0.8,ru-UA", "ru"],
  ["be,ru;q=.5", "ru"],
  ["de, ru;q=0", "en"],
  ["de-DE,de", "en"],
  ["*", "en"],
  ["ru;q=abc, \u0000;;=,", "en"],
])("who asks for %j reads %s", (header, locale) => expect(preferredLocale(header)).toBe(locale));
