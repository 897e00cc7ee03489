import { expect, test } from "vitest";
import { soundResponse } from "#features/offline/worker/kept-sound.ts";

const TEXT = "abcdefghijklmnopqrstuvwxyz";
const SOUND = { url: "https://play.example/a.mp3", type: "audio/mpeg", size: 26, tag: null };
const chunks = TEXT.match(/.{1,5}/g) ?? [];
const read = async (_: string, first: number, last: number) =>
  chunks.slice(first, last + 1).map((chunk) => new Blob([chunk]));

test.each([
  [null, 200, TEXT, null],
  ["bytes=0-", 206, TEXT, "bytes 0-25/26"],
  ["bytes=3-11", 206, "defghijkl", "bytes 3-11/26"],
  ["bytes=25-", 206, "z", "bytes 25-25/26"],
  ["bytes=-4", 206, "wxyz", "bytes 22-25/26"],
  ["bytes=20-99", 206, "uvwxyz", "bytes 20-25/26"],
  ["bytes=26-", 416, "", "bytes */26"],
  ["bytes=1-2,5-6", 200, TEXT, null],
])("a kept sound that is asked for %s answers %i", async (range, status, text, told) => {
  const answer = await soundResponse(SOUND, range, read, 5);
  expect([answer.status, await answer.text(), answer.headers.get("content-range")]).toEqual([
    status,
    text,
    told,
  ]);
  if (status !== 416)
    expect([answer.headers.get("content-length"), answer.headers.get("content-type")]).toEqual([
      String(text.length),
      "audio/mpeg",
    ]);
});

test("of which a chunk is missing, none is sent", async () => {
  const answer = await soundResponse(SOUND, "bytes=0-", async () => [new Blob(["abcde"])], 5);
  expect(answer.status).toBe(404);
});
