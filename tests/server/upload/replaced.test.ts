import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { listTrash } from "#server/trash/list.ts";
import { moveEpisode } from "#server/trash/move.ts";
import { restore } from "#server/trash/restore.ts";
import { purgeOver } from "#server/trash/tend.ts";
import { writeShow } from "#server/upload/own-show.ts";
import { newHost, newShow, prepareUploads, sendWhole, workDone } from "./uploading.ts";

prepareUploads();

const TONE = readFileSync("tests/server/fixtures/tone.mp3");
const OTHER_TONE = readFileSync("tests/server/fixtures/vbr-without-table.mp3");
const PNG = readFileSync("public/apple-icon.png");
/** The smallest that is one. */
const GIF = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

const now = () => new Date();
const days = (count: number) => new Date(Date.now() + count * 86_400_000);
const onDisk = () =>
  new Set(readdirSync(path.join(config().dataDir, "media")).map((name) => `/media/${name}`));
const tend = (at: Date) => purgeOver(database(), config().mediaPlace, at, new AbortController().signal);
const episode = () => database().episode.findFirstOrThrow({ where: { show: { slug: show } } });
const trash = () => listTrash(database(), now());

let host = { id: 0, cookie: "" };
let show = "";
beforeEach(async () => {
  await database().trashItem.deleteMany();
  host = await newHost(`Host ${randomUUID()}`.slice(0, 30));
  show = await newShow(`Show ${randomUUID()}`);
});

async function upload(name: string, content: Buffer, more: Readonly<Record<string, string>> = {}) {
  const given = { name, key: randomUUID(), show, ...more };
  await sendWhole({ cookie: host.cookie, size: content.length, given }, content);
  await workDone();
}

/** An episode whose sound another one has replaced: as it was before, and its item. */
async function replaced() {
  await upload("talk.mp3", TONE);
  const before = await episode();
  await upload("new.mp3", OTHER_TONE, { episode: before.slug });
  const [item] = await trash();
  return { before, item: item?.id ?? 0 };
}

describe("a sound that another one replaces", () => {
  test("lies in the trash for thirty days, and is deleted then", async () => {
    const { before } = await replaced();
    const { audioUrl } = await episode();
    expect(audioUrl).not.toBe(before.audioUrl);
    const { name } = await database().account.findUniqueOrThrow({ where: { id: host.id } });
    expect(await trash()).toMatchObject([{ kind: "sound", title: before.title, who: name, daysLeft: 30 }]);
    await tend(days(29.9));
    expect(onDisk()).toContain(before.audioUrl);
    await tend(days(30.1));
    expect(onDisk()).not.toContain(before.audioUrl);
    expect(onDisk()).toContain(audioUrl);
    expect(await trash()).toEqual([]);
  });

  test("changes places with it when it is restored, with its length and waveform", async () => {
    const { before, item } = await replaced();
    const between = await episode();
    const editor = await newHost("Edda");
    expect(await restore(database(), item, now(), editor)).toMatchObject({
      kind: "restored",
      title: before.title,
      href: `/shows/${show}/${before.slug}`,
    });
    expect(await episode()).toEqual(before);
    const [other] = await trash();
    expect(other).toMatchObject({ kind: "sound", who: "Edda" });
    await restore(database(), other?.id ?? 0, now(), editor);
    expect(await episode()).toEqual(between);
  });

  test("stays on the disk where another episode has the same", async () => {
    const { before } = await replaced();
    await upload("twin.mp3", TONE);
    await tend(days(30.1));
    expect(await trash()).toEqual([]);
    expect(onDisk()).toContain(before.audioUrl);
  });

  test("stays in the trash while its episode lies there", async () => {
    const { before, item } = await replaced();
    const moved = await moveEpisode(database(), { show, episode: before.slug }, host, now());
    expect(await restore(database(), item, now())).toEqual({ kind: "episodeMissing", title: before.title });
    await restore(database(), moved ?? 0, now());
    expect(await restore(database(), item, now())).toMatchObject({ kind: "restored" });
  });

  test("is not there where the same is uploaded again", async () => {
    await upload("talk.mp3", TONE);
    await upload("again.mp3", TONE, { episode: (await episode()).slug });
    expect(await trash()).toEqual([]);
  });
});

test("the picture of an episode that another one replaces can be restored", async () => {
  await upload("talk.mp3", TONE);
  const { slug } = await episode();
  await upload("art.png", PNG, { episode: slug });
  const before = await episode();
  expect(await trash()).toEqual([]);
  await upload("art.gif", GIF, { episode: slug });
  const [item] = await trash();
  expect(item).toMatchObject({ kind: "picture", title: before.title });
  await restore(database(), item?.id ?? 0, now());
  expect(await episode()).toEqual(before);
});

test("the picture of a show that another one replaces can be restored", async () => {
  const typed = { title: "Lamps", author: "", language: "en", description: "" };
  const write = (art: Uint8Array) =>
    writeShow(database(), config().mediaPlace, show, { ...typed, art }, host);
  const picture = async () => (await database().show.findUniqueOrThrow({ where: { slug: show } })).imageUrl;
  await write(PNG);
  const before = await picture();
  await write(GIF);
  await write(new Uint8Array());
  const [item, ...others] = await trash();
  expect([item?.kind, item?.title, others]).toEqual(["picture", "Lamps", []]);
  expect(await restore(database(), item?.id ?? 0, now())).toMatchObject({ href: `/shows/${show}` });
  expect(await picture()).toBe(before);
});
