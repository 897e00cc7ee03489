import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readInnerChapters } from "#server/audio/inner-chapters.ts";
import { storedPicture } from "#server/media/address.ts";
import { temporaryFolder } from "../database.ts";
import { mp4, type Piece, title } from "../mp4.ts";

const PNG = readFileSync("public/icon-192.png");
const OTHER = readFileSync("public/icon-512.png");
const NOTHING = Buffer.alloc(0);
const TITLES = [title("Water", 3), title("Tea", 3), title("Cups", 3)];

/** The chapters of such a file with the bytes of their pictures, what was wrong, and how many pictures are in the store then. */
async function read(bytes: Buffer) {
  const folder = temporaryFolder();
  const [file, store] = [path.join(folder, "talk.m4a"), path.join(folder, "media")];
  writeFileSync(file, bytes);
  const { chapters, problems } = await readInnerChapters(file, store);
  return {
    chapters: chapters.map(({ title, imageUrl }) => {
      const name = imageUrl && storedPicture(imageUrl);
      return [title, name ? readFileSync(path.join(store, name)) : imageUrl];
    }),
    problems: problems.map(({ code, value }) => [code, value]),
    stored: existsSync(store) ? readdirSync(store).length : 0,
  };
}

const shown = (bytes: Buffer, seconds: number, told: Partial<Piece> = {}) => ({ bytes, seconds, ...told });
const WITHOUT = [
  ["Water", null],
  ["Tea", null],
  ["Cups", null],
];

test.each([
  { name: "no bytes", picture: shown(NOTHING, 9), told: [] },
  { name: "bytes without end", picture: shown(PNG, 9, { size: 0xffffffff }), told: [] },
  {
    name: "bytes after the end of the file",
    picture: shown(PNG, 9, { offset: 2 ** 53 }),
    told: ["Water", "Tea", "Cups"],
  },
  {
    name: "something else than a picture",
    picture: shown(Buffer.from("<svg/>"), 9),
    told: ["Water", "Tea", "Cups"],
  },
])("a track of pictures with $name leaves the chapters as they are", async ({ picture, told }) => {
  expect(await read(mp4(TITLES, [picture]))).toEqual({
    chapters: WITHOUT,
    problems: told.map((value) => ["chapter-picture-unknown", value]),
    stored: 0,
  });
});

test("a chapter has the picture that is seen when it begins, and one that is seen for long is kept once", async () => {
  const seen = [shown(PNG, 5.95), shown(OTHER, 1), shown(PNG, 2.05)];
  expect(await read(mp4(TITLES, seen))).toEqual({
    chapters: [
      ["Water", PNG],
      ["Tea", PNG],
      ["Cups", OTHER],
    ],
    problems: [],
    stored: 2,
  });
});

test("a chapter before the first picture, and one while none is seen, has none", async () => {
  const seen = [shown(PNG, 3), shown(NOTHING, 6)];
  expect((await read(mp4(TITLES, seen))).chapters).toEqual([["Water", PNG], ...WITHOUT.slice(1)]);
});

test("a picture of more than 8 MB is not kept", async () => {
  const { chapters, problems, stored } = await read(
    mp4(TITLES, [shown(PNG, 3), shown(Buffer.concat([PNG, Buffer.alloc(8_000_000)]), 3), shown(OTHER, 3)]),
  );
  expect(chapters).toEqual([
    ["Water", PNG],
    ["Tea", null],
    ["Cups", OTHER],
  ]);
  expect(problems).toEqual([["chapter-picture-too-large", "Tea"]]);
  expect(stored).toBe(2);
});

test("pictures that lie over each other are kept as far as the file could hold them", async () => {
  const file = mp4(TITLES, [shown(PNG, 3), shown(NOTHING, 3), shown(NOTHING, 3)]);
  const offset = file.indexOf(PNG);
  const size = file.length - offset;
  const over = [0, 1, 2].map((less) => shown(less === 0 ? PNG : NOTHING, 3, { offset, size: size - less }));
  expect((await read(mp4(TITLES, over))).stored).toBe(1);
});

test("a file damaged anywhere in its tables gives its chapters or fewer, and nothing is thrown", async () => {
  const whole = mp4(TITLES, [shown(PNG, 3), shown(OTHER, 6)]);
  for (let at = whole.indexOf("moov"); at < whole.length - 4; at += 5) {
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, at, at + 4);
    expect((await read(damaged)).chapters.length).toBeLessThan(4);
  }
});
