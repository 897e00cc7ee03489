import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { database } from "#server/db/client.ts";
import { systemClock } from "#server/jobs/clock.ts";
import { storedName } from "#server/media/address.ts";
import { beginWork } from "#server/upload/work.ts";
import { S3Host } from "../../support/s3-host.ts";
import { newHost, newShow, onDisk, prepareUploads, sendWhole, uploadConfig } from "./uploading.ts";

const TONE = readFileSync("tests/server/fixtures/tone.mp3");

let bucket: S3Host;
beforeAll(async () => {
  bucket = await S3Host.open();
  process.env.MEDIA_URL = bucket.url();
});
afterAll(() => bucket.close());

prepareUploads();

test("a file that a host uploads ends in the bucket, though that lets nobody in for a while", async () => {
  const { cookie } = await newHost("Hanna");
  const given = { name: "tone.mp3", key: randomUUID(), show: await newShow("Shelves") };
  const upload = () => database().upload.findFirst({ include: { episode: true } });
  let minutes = 0;
  const clock = { ...systemClock, now: () => new Date(Date.now() + minutes * 60_000) };
  const work = () => {
    minutes += 2;
    return beginWork(uploadConfig(), database(), clock);
  };
  const { now } = bucket;
  bucket.now = () => new Date(0);
  await sendWhole({ cookie, size: TONE.length, given }, TONE);
  for (let tried = 0; tried < 4; tried += 1) await work();
  expect(await upload()).toMatchObject({ state: "waiting", tries: 0, problems: [] });
  expect(await onDisk()).toHaveLength(1);
  expect(vi.mocked(console.error).mock.calls.map(([error]) => error.name)).toContain("BucketError");
  vi.mocked(console.error).mockClear();

  bucket.now = now;
  await work();
  const made = await upload();
  expect(made).toMatchObject({ state: "ready", episode: { title: "tone", audioBytes: TONE.length } });
  expect(bucket.objects.get(storedName(made?.episode?.audioUrl ?? "") ?? "")?.bytes).toEqual(TONE);
  expect(await onDisk()).toEqual([]);
});
