import { afterAll, beforeAll, expect, test } from "vitest";
import { storedResponse } from "#server/http/media-response.ts";
import { S3Host } from "../../support/s3-host.ts";

const PIECE = 1024 * 1024;

let bucket: S3Host;
beforeAll(async () => {
  bucket = await S3Host.open();
});
afterAll(() => bucket.close());

test("of what lies in a bucket nothing is asked for before a client wants it", async () => {
  const name = `${"a".repeat(32)}.mp3`;
  bucket.put(name, Buffer.alloc(3 * PIECE, 1));
  const pieces = () => bucket.asked.filter((asked) => asked.startsWith("GET") && asked.endsWith(name)).length;
  const response = await storedResponse(new Request("https://pod.example.org/"), bucket.place(), name);
  const reader = response.body?.getReader();
  expect((await reader?.read())?.value).toHaveLength(PIECE);
  // Whatever were asked for by now would have been asked before this.
  await fetch(bucket.origin).then((answer) => answer.arrayBuffer());
  expect(pieces()).toBe(1);
  expect((await reader?.read())?.value).toHaveLength(PIECE);
  bucket.faults.push({ kind: "status", status: 403, code: "AccessDenied" });
  await expect(reader?.read()).rejects.toMatchObject({ name: "BucketError" });
});
