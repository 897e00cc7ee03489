import { expect, test } from "vitest";
import { decodeTimePoints } from "#core/transcript/time-points.ts";
import { encodeWordTimes } from "#core/transcript/word-times.ts";
import { passageHtml } from "#features/transcript/text/passage-html.ts";

const said = (speaker: string | null, start: number, text: string) => ({
  speaker,
  start,
  end: start + 2,
  text,
  wordTimes: encodeWordTimes(text.split(" ").map((_, word) => start + word * 0.25)),
});
const PASSAGES = [said("Vera", 1.5, "One <b> & two"), said("Vera", 5, "three"), said(null, 61, "four")];

test("a text stays text, whatever stands in it", () => {
  expect(passageHtml("en", PASSAGES)).toContain("<span data-words>One &#60;b&#62; &#38; two</span>");
});

test("who speaks is told where that changes, also to nobody who is named", () => {
  const told = [...passageHtml("en", PASSAGES).matchAll(/<p data-passage(?: data-speaker="([^"]*)")?/g)];
  expect(told.map(([, speaker]) => speaker)).toEqual(["Vera", undefined, ""]);
});

test("a time leads to its moment in the page that it stands in, without script too", () => {
  expect(passageHtml("en", PASSAGES)).toContain(`<a id="p2" data-time="61" href="?t=61">1:01</a>`);
});

test("the times of words stand once, after all passages", () => {
  const [, encoded = ""] = /<data value="([^"]*)"><\/data>$/.exec(passageHtml("en", PASSAGES)) ?? [];
  const { starts, ends } = decodeTimePoints(
    encoded,
    PASSAGES.map(({ text }) => text),
  );
  expect([...starts]).toEqual([1.5, 1.75, 2, 2.25, 5, 61]);
  expect(ends).toEqual([3.5, 7, 63]);
});

test("a text without times has no links to any", () => {
  const untimed = [{ speaker: null, start: null, end: null, text: "Read me.", wordTimes: "" }];
  expect(passageHtml("en", untimed)).not.toContain("<a ");
});
