import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { beginsStream, OggStream } from "#core/audio/ogg-stream.ts";
import { cutUp } from "./cut-up.ts";

const FILE = new Uint8Array(
  readFileSync(fileURLToPath(new URL("../../server/fixtures/sounds/tone.opus", import.meta.url))),
);

/** Pages as text, a character a byte: these are compared at once. */
function pagesOf(...pieces: readonly Uint8Array[]): readonly string[] {
  const stream = new OggStream();
  return pieces.flatMap((piece) => stream.push(piece).map(textOf));
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");
const bytesOf = (text: string) => Buffer.from(text, "latin1");

const PAGES = pagesOf(FILE);

test("of a file that is whole all is pages", () => {
  expect(PAGES.length).toBeGreaterThan(4);
  expect(PAGES.join("")).toBe(textOf(FILE));
});

test("a page that is cut short, or damaged, is left out, and no other", () => {
  const whole = PAGES.slice(0, -1);
  expect(pagesOf(FILE.subarray(0, -1))).toEqual(whole);
  fc.assert(
    fc.property(fc.nat(FILE.length - 1), fc.integer({ min: 1, max: 255 }), (at, other) => {
      const damaged = FILE.map((byte, i) => (i === at ? byte ^ other : byte));
      let end = 0;
      const left = PAGES.filter((page) => {
        end += page.length;
        return at < end - page.length || at >= end;
      });
      // A header that tells a longer page waits for more, up to the end of the file.
      const found = pagesOf(damaged, new Uint8Array(70_000));
      expect(found).toEqual(left);
    }),
  );
});

test("pages are found among other bytes, which may look like the beginning of one", () => {
  const rubbish = Buffer.from(`OggOggS\0${"OggS\0\0".repeat(40)}`, "latin1");
  expect(pagesOf(rubbish, FILE, rubbish, new Uint8Array(70_000))).toEqual(PAGES);
});

test("pages of another stream are left out", () => {
  const other = readFileSync(
    fileURLToPath(new URL("../../server/fixtures/sounds/tone.ogg", import.meta.url)),
  );
  const [first = "", ...rest] = PAGES;
  expect(pagesOf(bytesOf(first), other, ...rest.map(bytesOf))).toEqual(PAGES);
});

test("a stream that follows when the first has ended comes too", () => {
  const other = readFileSync(
    fileURLToPath(new URL("../../server/fixtures/sounds/tone.ogg", import.meta.url)),
  );
  const found = pagesOf(FILE, other);
  expect(found.join("")).toBe(textOf(FILE) + textOf(other));
  expect(found.filter((page) => beginsStream(bytesOf(page)))).toHaveLength(2);
  const unfinished = PAGES.slice(0, -1).map(bytesOf);
  expect(pagesOf(...unfinished, other)).toEqual(PAGES.slice(0, -1));
});

test("the pages are the same however the bytes are cut", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(FILE.length), { maxLength: 30 }), (cuts) => {
      expect(pagesOf(...cutUp(FILE, cuts))).toEqual(PAGES);
    }),
  );
});
