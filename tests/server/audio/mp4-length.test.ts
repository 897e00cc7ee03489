import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { measureAudio } from "#server/audio/audio.ts";
import { readMp4Length } from "#server/audio/mp4-length.ts";
import { temporaryFolder } from "../database.ts";
import { box, FRAMES, madeMp4 } from "./made-mp4.ts";

async function lengthOf(bytes: Uint8Array) {
  const file = path.join(temporaryFolder(), "a.m4a");
  await writeFile(file, bytes);
  return readMp4Length(file);
}

/** Seconds of so many frames. */
const of = (frames: number) => (frames * 1024) / 8000;
const whole = of(FRAMES);

test.each([
  ["without an edit list", {}, whole],
  ["with what encoders add left out at both ends", { edits: [[4900, 1024]] as const }, 4.9],
  [
    "with silence before it",
    {
      edits: [
        [700, -1],
        [4000, 1024],
      ] as const,
    },
    4.7,
  ],
  ["with an edit of unknown length", { edits: [[0, 1024]] as const }, whole - of(1)],
  ["with an edit that promises more than there is", { edits: [[900_000, 1024]] as const }, whole - of(1)],
  ["of more samples than it has sizes of", { told: 0xffff_ffff }, whole],
  ["in fragments", { fragments: [20, 10] as const }, of(30)],
  ["in fragments with an edit list", { fragments: [20, 10] as const, edits: [[0, 2048]] as const }, of(28)],
])("sound %s has the length that is played", async (_, made, duration) => {
  expect(await lengthOf(madeMp4(made))).toEqual({
    duration: expect.closeTo(duration, 9),
    promised: expect.closeTo(duration, 9),
    film: false,
  });
});

test.each([
  ["in the middle of a chunk", {}, 25 * 50 + 49, of(15 - 1)],
  ["before its second fragment", { fragments: [20, 10] as const }, 10 * 50, of(20)],
  ["within its second fragment", { fragments: [20, 10] as const }, 5 * 50, of(25)],
])("a file that ends %s has the length that is there", async (_, made, missing, duration) => {
  const bytes = madeMp4(made);
  expect(await lengthOf(bytes.subarray(0, bytes.length - missing))).toMatchObject({
    duration: expect.closeTo(duration, 9),
  });
});

test("a file of nothing but empty boxes, or of boxes in boxes, or of a box without end is no sound", async () => {
  const kind = madeMp4({}).subarray(0, 16);
  const empty = Buffer.concat(Array.from({ length: 200_000 }, () => box("free", [])));
  let nested: Buffer = box("trak", []);
  for (let depth = 0; depth < 2000; depth++) nested = box("moov", nested);
  const files = [
    empty,
    box("moov", empty),
    nested,
    box("moov", [], 0xffff_fff0),
    box("moov", Buffer.alloc(99), 0),
  ];
  for (const bytes of files) expect(await lengthOf(Buffer.concat([kind, bytes]))).toBe(null);
});

test("whatever bits are turned in it, it is measured or refused", async () => {
  const bytes = madeMp4({ edits: [[5000, 1024]], fragments: [20, 10] });
  const folder = temporaryFolder();
  const file = path.join(folder, "a.m4a");
  // By its tables alone.
  vi.stubEnv("PATH", folder);
  for (let seed = 1; seed <= 40; seed++) {
    const broken = Buffer.from(bytes);
    for (let i = 0, state = seed; i < 20; i++) {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      const at = state % 700;
      broken[at] = (broken[at] ?? 0) ^ (1 << (state >>> 28));
    }
    await writeFile(file, broken);
    expect(["measured", "unreadable"]).toContain((await measureAudio(file)).kind);
  }
  vi.unstubAllEnvs();
});
