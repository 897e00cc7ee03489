import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { database } from "#server/db/client.ts";
import { storedName } from "#server/media/address.ts";
import { S3Host } from "../../support/s3-host.ts";
import { newHost, newShow, onDisk, prepareUploads, sendWhole, workLater } from "./uploading.ts";

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
  const { now } = bucket;
  bucket.now = () => new Date(0);
  await sendWhole({ cookie, size: TONE.length, given }, TONE);
  for (let tried = 0; tried < 4; tried += 1) await workLater();
  expect(await upload()).toMatchObject({ state: "waiting", tries: 0, problems: [] });
  expect(await onDisk()).toHaveLength(1);
  expect(vi.mocked(console.error).mock.calls.map(([error]) => error.name)).toContain("BucketError");
  vi.mocked(console.error).mockClear();

  bucket.now = now;
  await workLater();
  const made = await upload();
  expect(made).toMatchObject({ state: "ready", episode: { title: "tone", audioBytes: TONE.length } });
  expect(bucket.objects.get(storedName(made?.episode?.audioUrl ?? "") ?? "")?.bytes).toEqual(TONE);
  expect(await onDisk()).toEqual([]);
});

test("that the database is away as well when a bucket is, is not counted against what was sent", async () => {
  const { cookie } = await newHost("Ines");
  const given = { name: "tone.mp3", key: randomUUID(), show: await newShow("Books") };
  const upload = () => database().upload.findFirst({ where: { key: given.key } });
  const { now } = bucket;
  bucket.now = () => new Date(0);
  await sendWhole({ cookie, size: TONE.length, given }, TONE);
  let refused = 0;
  const away = database().$extends({
    query: {
      upload: {
        updateMany({ args, query }) {
          if (args.data.state !== "waiting" || refused === 2) return query(args);
          refused += 1;
          return Promise.reject(Object.assign(new Error("It failed"), { code: "57P01" }));
        },
      },
    },
  });
  await workLater(away as unknown as ReturnType<typeof database>);
  bucket.now = now;
  expect(refused).toBe(2);
  expect(await upload()).toMatchObject({ state: "waiting", tries: 0, holder: null });
  vi.mocked(console.error).mockClear();
  await workLater();
  expect(await upload()).toMatchObject({ state: "ready" });
});
