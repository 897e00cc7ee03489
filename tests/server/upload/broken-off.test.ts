import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { chances } from "../../chances.ts";
import {
  ask,
  begin,
  newHost,
  newShow,
  OURS,
  offsetOf,
  onDisk,
  open,
  pieceHeaders,
  prepareUploads,
  sendPiece,
} from "./uploading.ts";

prepareUploads();

const TIMES = 100;
const SIZE = 150_000;
let show = "";
let cookie = "";
beforeAll(async () => {
  show = await newShow("Broken off");
  cookie = (await newHost("Hanna")).cookie;
});

const chance = chances(14);
const upTo = (most: number) => Math.floor(chance() * (most + 1));
const digest = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");

/** Sends a part of what is promised, and hangs up in the middle of it. */
async function breakOff(location: string, offset: number, content: Buffer): Promise<void> {
  const rest = content.subarray(offset);
  const { sent, told } = open("PATCH", location, pieceHeaders(cookie, offset, rest.length));
  const part = rest.subarray(0, upTo(rest.length - 1));
  const parts = 1 + upTo(3);
  for (let index = 0; index < parts; index++) {
    const [from, to] = [index, index + 1].map((step) => Math.floor((part.length * step) / parts));
    await new Promise((resolve) => sent.write(part.subarray(from, to), resolve));
  }
  sent.destroy();
  await told.catch(() => undefined);
}

/** Sends the rest, as clients do: from where it is by now, if bytes of the broken connection were written after all. */
async function goOn(location: string, content: Buffer): Promise<number> {
  for (;;) {
    const offset = (await offsetOf(location, cookie)) ?? 0;
    const { status } = await sendPiece(location, cookie, offset, content.subarray(offset));
    if (status !== 409) return status;
  }
}

test("broken off a hundred times at random points, a file is gone on with byte for byte, or cleanly gone", async () => {
  const outcomes = { whole: 0, gone: 0, breaks: 0, kept: 0 };
  for (let time = 0; time < TIMES; time++) {
    const content = Buffer.from(Array.from({ length: 1 + upTo(SIZE) }, () => upTo(255)));
    const given = { name: `talk ${time}.vtt`, key: randomUUID(), show };
    const location = (await begin({ cookie, size: content.length, given })).headers.location ?? "";
    const breaks = 1 + upTo(2);
    for (let count = 0; count < breaks; count++) {
      const before = (await offsetOf(location, cookie)) ?? 0;
      await breakOff(location, before, content);
      const after = (await offsetOf(location, cookie)) ?? -1;
      expect(after).toBeGreaterThanOrEqual(before);
      outcomes.breaks += 1;
      if (after > before) outcomes.kept += 1;
    }
    if (chance() < 0.3) {
      expect((await ask("DELETE", location, { ...OURS, cookie })).status).toBe(204);
      expect(await offsetOf(location, cookie)).toBeNull();
      expect(await onDisk()).not.toContain(path.basename(location));
      outcomes.gone += 1;
      continue;
    }
    expect(await goOn(location, content)).toBe(204);
    const file = await readFile(path.join(config().uploadsDir, path.basename(location)));
    expect(digest(file)).toBe(digest(content));
    outcomes.whole += 1;
  }
  expect(outcomes.whole + outcomes.gone).toBe(TIMES);
  // Broken off in the middle: it would prove nothing if never anything had come.
  expect(outcomes.kept).toBeGreaterThan(outcomes.breaks / 4);
  expect(outcomes.gone).toBeGreaterThan(10);
  expect((await onDisk()).length).toBe(outcomes.whole);
  expect(await database().uploadedFile.count()).toBe(outcomes.whole);
  expect(await database().uploadedFile.count({ where: { kind: null } })).toBe(0);
}, 120_000);
