import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { moveShow, restoreItem } from "#server/trash/acts.ts";
import { beginMove, moveEpisode } from "#server/trash/move.ts";
import { purge } from "#server/trash/purge.ts";
import { clearUploads } from "#server/upload/upkeep.ts";
import { listUploads, receiveFile } from "#server/upload/uploads.ts";
import { beginWork } from "#server/upload/work.ts";
import {
  begin,
  newHost,
  newShow,
  offsetOf,
  onDisk,
  prepareUploads,
  sendPiece,
  sendWhole,
  uploadConfig,
  workDone,
} from "./uploading.ts";

prepareUploads();

const TONE = readFileSync("tests/server/fixtures/tone.mp3");
const now = () => new Date();
const clear = () => clearUploads(database(), config().uploadsDir, now());

let host = { id: 0, name: "Hanna", cookie: "" };
let show = "";
beforeAll(async () => {
  host = { ...host, ...(await newHost(host.name)) };
});
beforeEach(async () => {
  show = await newShow("Going");
});

const asked = (more: Readonly<Record<string, string>> = {}) => ({
  cookie: host.cookie,
  size: TONE.length,
  given: { name: "tone.mp3", key: randomUUID(), show, ...more },
});
const move = async () => (await moveShow(database(), show, host, now())) ?? 0;
const restore = (item: number) => restoreItem(database(), item, now());
const episodes = () => database().episode.count({ where: { show: { slug: show } } });
const fileAt = (location: string) => path.join(config().uploadsDir, path.basename(location));
const stateOf = async (key: string) => (await told(key))?.state;
const told = async (key: string) => (await listUploads(database(), host)).find((one) => one.key === key);

/** Begins a file and sends a part of it; its path. */
async function sendPart(begun = asked()): Promise<string> {
  const location = (await begin(begun)).headers.location ?? "";
  await sendPiece(location, host.cookie, 0, TONE.subarray(0, 4000));
  return location;
}

describe("a show that goes to the trash", () => {
  test("takes nothing more in from when it is on its way", async () => {
    await beginMove(database(), show, host, now());
    expect((await begin(asked())).status).toBe(404);
  });

  test("takes along what is on its way to it, which goes on where it was when the show is back", async () => {
    const location = await sendPart();
    const item = await move();
    expect(await offsetOf(location, host.cookie)).toBeNull();
    expect((await sendPiece(location, host.cookie, 4000, TONE.subarray(4000))).status).toBe(404);
    await clear();
    expect(await onDisk()).toContain(path.basename(location));
    expect(await restore(item)).toMatchObject({ kind: "restored" });
    expect(await offsetOf(location, host.cookie)).toBe(4000);
    expect((await sendPiece(location, host.cookie, 4000, TONE.subarray(4000))).status).toBe(204);
    await workDone();
    expect(await episodes()).toBe(1);
  });

  test("leaves none of its files once it is deleted for good", async () => {
    const location = await sendPart();
    await purge(database(), config().mediaPlace, await move());
    await clear();
    expect(await onDisk()).not.toContain(path.basename(location));
  });

  test.each(["waiting", "measuring"])("has what is %s become an episode when it is back", async (state) => {
    const begun = asked();
    const location = await sendPart(begun);
    // As if the server had no time for it yet, or was at work on it.
    await writeFile(fileAt(location), TONE);
    await receiveFile(database(), path.basename(location), "sound");
    const { key } = begun.given;
    await database().upload.updateMany({ where: { key }, data: { state } });
    const item = await move();
    await workDone();
    expect(await database().show.count({ where: { slug: show } })).toBe(0);
    expect(await restore(item)).toMatchObject({ kind: "restored" });
    // Without a start of the server in between.
    await beginWork(uploadConfig(), database());
    expect(await stateOf(key)).toBe("ready");
    expect(await episodes()).toBe(1);
  });

  test("while an episode is being made for it makes no second one, and loses none", async () => {
    const begun = asked();
    await sendWhole(begun, TONE);
    const item = await move();
    await workDone();
    expect(await database().show.count({ where: { slug: show } })).toBe(0);
    expect(await restore(item)).toMatchObject({ kind: "restored" });
    await workDone();
    expect(await stateOf(begun.given.key)).toBe("ready");
    expect(await episodes()).toBe(1);
  });
});

test("an episode in the trash comes back, though its browser has begun another file of it meanwhile", async () => {
  const begun = asked();
  await sendWhole(begun, TONE);
  await workDone();
  const episode = (await told(begun.given.key))?.page?.split("/").at(-1) ?? "";
  const item = (await moveEpisode(database(), { show, episode }, host, now())) ?? 0;
  await sendPart(asked({ key: begun.given.key, name: "tone.vtt" }));
  expect(await restore(item)).toMatchObject({ kind: "restored", href: `/shows/${show}/${episode}` });
  expect(await episodes()).toBe(1);
  expect((await told(begun.given.key))?.files.map(({ name }) => name)).toEqual(["tone.vtt"]);
});
