import { expect, test } from "vitest";
import { htmlText } from "#core/text/html-text.ts";
import { excerpt } from "#core/text/prose.ts";

test("a short text is kept whole", () => {
  expect(excerpt("Short enough.", 13)).toBe("Short enough.");
});

test("a long text is cut between words, without the comma before the ellipsis", () => {
  expect(excerpt("One two, three four", 10)).toBe("One two…");
});

test("a text without spaces is cut where it must be", () => {
  expect(excerpt("a".repeat(20), 10)).toBe(`${"a".repeat(9)}…`);
});

test("the beginning of HTML has neither tags nor entities", () => {
  expect(excerpt(htmlText("<p>Salt &amp; <b>pepper</b></p><p>Now.</p>"), 50)).toBe("Salt & pepper Now.");
});
