import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { test as base, expect, onTestFinished, vi } from "vitest";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { folderOf } from "#server/media/place.ts";
import { beginWork } from "#server/upload/work.ts";
import { mayPutDisks, putSmallDisk, type SmallDisk } from "../../support/small-disk.ts";
import {
  begin,
  newHost,
  newShow,
  OURS,
  onDisk,
  open,
  prepareUploads,
  sendWhole,
  uploadConfig,
  workLater,
} from "./uploading.ts";

const TONE = readFileSync("tests/server/fixtures/tone.mp3");
const ENOUGH = 600_000_000;

const test = base.runIf(mayPutDisks());

prepareUploads();

/** A disk in this folder, for the test. */
function diskAt(folder: string | null): SmallDisk {
  const disk = folder === null ? null : putSmallDisk(folder, ENOUGH);
  if (disk === null) throw new Error("There is no disk");
  onTestFinished(() => disk.remove());
  return disk;
}

test("a file that finds the disk full on its way is told so, and goes on from there once there is room", async () => {
  const disk = diskAt(config().uploadsDir);
  const { cookie } = await newHost("Hanna");
  const given = { name: "tone.mp3", key: randomUUID(), show: await newShow("Shelves") };
  const { headers } = await begin({ cookie, size: TONE.length, given });
  const path = headers.location ?? "";
  const send = (offset: number) => {
    const more = { "upload-offset": String(offset), "content-type": "application/offset+octet-stream" };
    const { sent, told } = open("PATCH", path, { ...OURS, cookie, ...more });
    sent.end(TONE.subarray(offset));
    return told;
  };
  disk.fill();
  const refused = await send(0);
  expect([refused.status, refused.body]).toEqual([507, "The disk of this site has no room for this file.\n"]);
  disk.resize(ENOUGH);
  const asked = open("HEAD", path, { ...OURS, cookie });
  asked.sent.end();
  const offset = Number((await asked.told).headers["upload-offset"]);
  expect(offset).toBeLessThan(TONE.length);
  expect((await send(offset)).status).toBe(204);
  await beginWork(uploadConfig(), database());
  expect(await database().upload.findFirst({ where: { key: given.key } })).toMatchObject({ state: "ready" });
});

test("a file of which nothing can be made on a full disk waits, however long that lasts", async () => {
  const disk = diskAt(folderOf(config().mediaPlace));
  const { cookie } = await newHost("Ines");
  const given = { name: "tone.mp3", key: randomUUID(), show: await newShow("Books") };
  const upload = () => database().upload.findFirst({ where: { key: given.key } });
  disk.fill();
  await sendWhole({ cookie, size: TONE.length, given }, TONE);
  for (let tried = 0; tried < 4; tried += 1) await workLater();
  expect(await upload()).toMatchObject({ state: "waiting", tries: 0, problems: [] });
  expect(await onDisk()).toHaveLength(1);
  expect(console.error).toHaveBeenCalledWith(expect.objectContaining({ code: "ENOSPC" }));
  vi.mocked(console.error).mockClear();
  disk.resize(ENOUGH);
  await workLater();
  expect(await upload()).toMatchObject({ state: "ready" });
});
