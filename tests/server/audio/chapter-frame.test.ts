import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readInnerChapters } from "#server/audio/inner-chapters.ts";
import { mediaHref, storedPicture } from "#server/media/address.ts";
import { temporaryFolder } from "../database.ts";
import { chapter, frame, picture, tag } from "../id3.ts";

const TONE = readFileSync(fileURLToPath(new URL("../fixtures/tone.mp3", import.meta.url)));
const PNG = readFileSync("public/icon-192.png");
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');

/** The chapters of a file with such a tag, what was wrong, and what is in the store then. */
async function read(...frames: readonly Buffer[]) {
  const folder = temporaryFolder();
  const [file, store] = [path.join(folder, "talk.mp3"), path.join(folder, "media")];
  writeFileSync(file, Buffer.concat([tag(...frames), TONE]));
  const { chapters, problems } = await readInnerChapters(file, store);
  return {
    pictures: chapters.map(({ title, imageUrl }) => [title, imageUrl]),
    problems: problems.map(({ code, value }) => [code, value]),
    stored: (existsSync(store) ? readdirSync(store) : []).map((name) => [
      name,
      readFileSync(path.join(store, name)),
    ]),
  };
}

test.each([
  ["a drawing that can hold scripts", picture(SVG, "image/svg+xml")],
  ["one that calls itself a PNG", picture(SVG, "image/png")],
  ["an empty one", picture(Buffer.alloc(0), "image/png")],
  ["a frame that ends in its type", frame("APIC", Buffer.from("\0image/p", "latin1"))],
  ["a frame without anything", frame("APIC", Buffer.alloc(0))],
  [
    "a frame that says it is longer than the chapter",
    frame("APIC", Buffer.from("\0image/png\0", "latin1"), 9999),
  ],
  ["a frame whose head is cut off", Buffer.from("APIC\0\0", "latin1")],
])("of a chapter's picture that is none nothing is kept but the chapter: %s", async (_, broken) => {
  const { pictures, problems, stored } = await read(chapter("Water", 0, broken), chapter("Tea", 3));
  expect(pictures).toEqual([
    ["Water", null],
    ["Tea", null],
  ]);
  expect(problems).toEqual([["chapter-picture-unknown", "Water"]]);
  expect(stored).toEqual([]);
});

test("a picture of more than 8 MB is not kept", async () => {
  const huge = Buffer.concat([PNG, Buffer.alloc(8_000_000)]);
  const { pictures, problems, stored } = await read(chapter("Water", 0, picture(huge, "image/png")));
  expect(pictures).toEqual([["Water", null]]);
  expect(problems).toEqual([["chapter-picture-too-large", "Water"]]);
  expect(stored).toEqual([]);
});

test("the pictures of chapters are kept by what they are, each once, and those elsewhere are named", async () => {
  const { pictures, problems, stored } = await read(
    picture(SVG, "image/svg+xml"),
    chapter("Cups", 6, picture(Buffer.from("https://host.example/cups.png"), "-->")),
    chapter("Tea", 3, picture(PNG, "text/html")),
    chapter("Water", 0, picture(PNG, "image/png")),
    chapter("Scripts", 9, picture(Buffer.from("javascript:alert(1)"), "-->")),
  );
  const [[name = ""] = []] = stored.map(([name]) => [String(name)]);
  expect(stored).toEqual([[name, PNG]]);
  expect(storedPicture(mediaHref(name))).toBe(name);
  expect(pictures).toEqual([
    ["Water", mediaHref(name)],
    ["Tea", mediaHref(name)],
    ["Cups", "https://host.example/cups.png"],
    ["Scripts", null],
  ]);
  expect(problems).toEqual([["chapter-url-refused", "javascript:alert(1)"]]);
});

test("a chapter that cannot be used leaves no picture", async () => {
  const nameless = chapter("", 0, picture(PNG, "image/png"));
  nameless.fill(0xff, nameless.indexOf(Buffer.alloc(1), 10) + 1, nameless.indexOf("TIT2"));
  const { pictures, problems, stored } = await read(nameless);
  expect([pictures, stored]).toEqual([[], []]);
  expect(problems).toEqual([["chapter-without-start", ""]]);
});
