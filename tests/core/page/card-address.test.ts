import { describe, expect, test } from "vitest";
import { cardHref } from "#core/page/card-address.ts";
import { LONGEST_PRINT } from "#core/quote/quote.ts";

/** Longer than any address may be, with signs that mean something in one. */
const HOSTILE = `</script>"><img onerror> & \u2028\u2029\u202e`;

describe("the address of a card", () => {
  const subject = { key: { show: "sea", episode: "lamps" }, moment: null, text: "Lamps", language: null };

  test("names its moment and its words, and changes with them", () => {
    const address = cardHref({ ...subject, moment: { start: 10.5, end: 14 }, text: "The lamp went out." });
    expect(address).toMatch(/^\/card\/sea\/lamps\?t=10\.5,14&quote=4\.[\w-]+&v=[\w-]{5}$/);
    expect(cardHref(subject)).toMatch(/^\/card\/sea\/lamps\?v=[\w-]{5}$/);
    expect(cardHref({ ...subject, text: "Lights" })).not.toBe(cardHref(subject));
  });

  test("stays short, however much is quoted", () => {
    const text = `${HOSTILE} `.repeat(2000);
    const address = cardHref({ ...subject, moment: { start: 1, end: 9 }, text, language: "pt-BR" });
    expect(address.length).toBeLessThan(80 + LONGEST_PRINT);
    expect(address).toMatch(/^[\w/?=&.,~%-]+$/);
  });
});
