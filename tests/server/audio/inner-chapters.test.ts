import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readInnerChapters } from "#server/audio/inner-chapters.ts";
import { temporaryFolder } from "../database.ts";

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

async function chaptersOf(file: string) {
  const { chapters, problems } = await readInnerChapters(file, temporaryFolder());
  expect(problems).toEqual([]);
  return chapters.map(({ start, title }) => [start, title]);
}

/** A fixture of which one text stands for another of the same length. */
function changed(name: string, from: string, to: string): string {
  const file = path.join(temporaryFolder(), name);
  const bytes = readFileSync(fixture(`chapters/${name}`), "latin1");
  expect(bytes).toContain(from);
  writeFileSync(file, bytes.replaceAll(from, to), "latin1");
  return file;
}

const EXPECTED = [
  [0, "Water"],
  [3, "Tea"],
];

test.each(["id3.mp3", "mp4.m4a", "vorbis.ogg"])("the chapters in %s are read", async (name) => {
  expect(await chaptersOf(fixture(`chapters/${name}`))).toEqual(EXPECTED);
});

test("those of ID3 are read without a table of contents", async () => {
  expect(await chaptersOf(changed("id3.mp3", "CTOC", "XTOC"))).toEqual(EXPECTED);
});

test("those of MP4 are read where only Nero's list or only the text track is there", async () => {
  expect(await chaptersOf(changed("mp4.m4a", "chap", "xhap"))).toEqual(EXPECTED);
  expect(await chaptersOf(changed("mp4.m4a", "chpl", "xhpl"))).toEqual(EXPECTED);
});

test("a file without chapters, or damaged anywhere, has none or fewer, and nothing is thrown", async () => {
  expect(await chaptersOf(fixture("tone.mp3"))).toEqual([]);
  expect(await chaptersOf(path.join(temporaryFolder(), "missing.mp3"))).toEqual([]);
  const whole = readFileSync(fixture("chapters/mp4.m4a"));
  const moov = whole.indexOf("moov");
  const folder = temporaryFolder();
  const file = path.join(folder, "damaged.m4a");
  for (let at = moov; at < whole.length; at += 7) {
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, at, at + 4);
    writeFileSync(file, damaged);
    expect((await readInnerChapters(file, folder)).chapters.length).toBeLessThan(3);
  }
});
