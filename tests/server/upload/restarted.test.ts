import { randomUUID } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { storedName } from "#server/media/address.ts";
import { AGES, crash, startServer } from "./server-process.ts";
import {
  begin,
  newHost,
  newShow,
  offsetOf,
  onDisk,
  open,
  pieceHeaders,
  prepareUploads,
  sendPiece,
} from "./uploading.ts";

prepareUploads();

const TONE = readFileSync("tests/server/fixtures/tone.mp3");
const PATIENCE = { timeout: 60_000 };
const HALF = Math.floor(TONE.length / 2);

test("a server that ends in mid-upload, and again before the episode is made, goes on after each start", async () => {
  const { cookie } = await newHost("Hanna");
  const given = { name: "tone.mp3", key: randomUUID(), show: await newShow("Restarted") };
  const first = await startServer();
  const location = (await begin({ cookie, size: TONE.length, given })).headers.location ?? "";
  const file = path.join(config().uploadsDir, path.basename(location));
  const { sent, told } = open("PATCH", location, pieceHeaders(cookie, 0, TONE.length));
  sent.write(TONE.subarray(0, HALF));
  await expect.poll(() => statSync(file).size, PATIENCE).toBe(HALF);
  await crash(first.process);
  await expect(told).rejects.toThrow();

  const second = await startServer();
  expect(await offsetOf(location, cookie)).toBe(HALF);
  expect((await sendPiece(location, cookie, HALF, TONE.subarray(HALF))).status).toBe(204);
  await crash(second.process);

  await startServer(AGES);
  const upload = () => database().upload.findFirstOrThrow({ include: { episode: true } });
  await expect.poll(async () => (await upload()).state, PATIENCE).toBe("ready");
  const { episode } = await upload();
  expect(await database().episode.count()).toBe(1);
  expect(episode).toMatchObject({ title: "tone", audioBytes: TONE.length });
  const sound = path.join(config().dataDir, "media", storedName(episode?.audioUrl ?? "") ?? "");
  expect(TONE.equals(await readFile(sound))).toBe(true);
  expect(await offsetOf(location, cookie)).toBe(TONE.length);
  expect(await onDisk()).toEqual([]);
}, 240_000);
