import { randomUUID } from "node:crypto";
import { statfs } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { countBytes } from "#server/upload/uploads.ts";
import { ask, begin, newHost, newShow, OURS, onDisk, prepareUploads } from "./uploading.ts";

/** More than any disk has. */
prepareUploads(Number.MAX_SAFE_INTEGER);

let show = "";
beforeAll(async () => {
  show = await newShow("Full");
});

const asked = (cookie: string, size: number, more: Readonly<Record<string, string>> = {}) => ({
  cookie,
  size,
  given: { name: "talk.vtt", key: randomUUID(), show, ...more },
});

test("a file for which the disk has no room twice is refused, and nothing of it is kept", async () => {
  const { cookie } = await newHost("Hanna");
  // Makes the folder.
  await begin(asked(cookie, 1));
  const before = await onDisk();
  const { bavail, bsize } = await statfs(config().uploadsDir);
  const told = await begin(asked(cookie, Math.ceil((bavail * bsize) / 2)));
  expect([told.status, told.body]).toEqual([507, "The disk of this site has no room for this file.\n"]);
  expect(await onDisk()).toEqual(before);
  expect(await database().uploadedFile.count()).toBe(1);
});

test.each([
  ["are still coming in", null],
  ["wait to become episodes", "sound"],
])("the room that others need which %s is not given away", async (_, kind) => {
  const { id: accountId, cookie } = await newHost(`Room ${kind}`);
  const { id: showId } = await database().show.findUniqueOrThrow({ where: { slug: show } });
  const { bavail, bsize } = await statfs(config().uploadsDir);
  const size = 2 ** 31 - 1;
  const names = Array.from({ length: Math.ceil((bavail * bsize) / size) }, () => randomUUID());
  const upload = await database().upload.create({
    data: { accountId, showId, key: randomUUID(), guid: randomUUID() },
  });
  await database().uploadedFile.createMany({
    data: names.map((id) => ({ id, mark: id, name: "a.mp3", size, kind, uploadId: upload.id })),
  });
  expect((await begin(asked(cookie, 1))).status).toBe(507);
  await database().upload.delete({ where: { id: upload.id } });
  expect((await begin(asked(cookie, 1))).status).toBe(201);
});

test("a file needs no room for itself as it was begun before", async () => {
  const { cookie } = await newHost("Once");
  const file = randomUUID();
  const before = await countBytes(database(), { file });
  await begin(asked(cookie, 10, { file }));
  await begin(asked(cookie, 7));
  expect(await countBytes(database(), { file })).toEqual({ ...before, coming: before.coming + 7 });
});

describe("of five hundred files that are on their way", () => {
  test("one more is refused, until one is taken back or taken in, and other hosts are not", async () => {
    const { id: accountId, cookie } = await newHost("Many");
    const { id: showId } = await database().show.findUniqueOrThrow({ where: { slug: show } });
    const first = asked(cookie, 10);
    const location = (await begin(first)).headers.location ?? "";
    const upload = await database().upload.create({
      data: { accountId, showId, key: randomUUID(), guid: randomUUID() },
    });
    const others = Array.from({ length: 499 }, () => randomUUID());
    await database().uploadedFile.createMany({
      data: others.map((id) => ({ id, mark: id, name: "a.vtt", size: 1, kind: "text", uploadId: upload.id })),
    });
    const told = await begin(asked(cookie, 10));
    expect([told.status, told.body]).toEqual([429, expect.stringContaining("Too many files")]);
    expect(await database().uploadedFile.count({ where: { upload: { accountId } } })).toBe(500);
    expect((await begin(asked((await newHost("Other")).cookie, 10))).status).toBe(201);

    expect((await ask("DELETE", location, { ...OURS, cookie })).status).toBe(204);
    expect((await begin(asked(cookie, 10))).status).toBe(201);
    expect((await begin(asked(cookie, 10))).status).toBe(429);
    await database().uploadedFile.update({ where: { id: others[0] ?? "" }, data: { taken: true } });
    expect((await begin(asked(cookie, 10))).status).toBe(201);
  });

  test("one that is begun again, because the answer was lost, is none more", async () => {
    const { id: accountId, cookie } = await newHost("Again");
    const { id: showId } = await database().show.findUniqueOrThrow({ where: { slug: show } });
    const twice = asked(cookie, 10, { file: randomUUID() });
    const first = (await begin(twice)).headers.location ?? "";
    const upload = await database().upload.create({
      data: { accountId, showId, key: randomUUID(), guid: randomUUID() },
    });
    const others = Array.from({ length: 499 }, () => randomUUID());
    await database().uploadedFile.createMany({
      data: others.map((id) => ({ id, mark: id, name: "a.vtt", size: 1, uploadId: upload.id })),
    });
    expect((await begin(twice)).status).toBe(201);
    expect(await onDisk()).not.toContain(path.basename(first));
  });
});
