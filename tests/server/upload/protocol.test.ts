import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { UPLOADS_PATH } from "#core/upload/address.ts";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { systemClock } from "#server/jobs/clock.ts";
import { clearUploads, keepUploads, noteReceived } from "#server/upload/upkeep.ts";
import { newMember } from "../../app/account-forms.ts";
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
  sendWhole,
  uploadConfig,
  workDone,
} from "./uploading.ts";

const MOST = 300_000;
const TONE = readFileSync("tests/server/fixtures/tone.mp3");
prepareUploads(MOST);

let show = "";
let cookie = "";
beforeAll(async () => {
  show = await newShow("Taken in");
  cookie = (await newHost("Hanna")).cookie;
});

const asked = (size = 10, more: Readonly<Record<string, string>> = {}) => ({
  cookie,
  size,
  given: { name: "talk.vtt", key: randomUUID(), show, ...more },
});
const fileAt = (location: string) => path.join(config().uploadsDir, path.basename(location));

/** A text of this length, of which every part is known by its place. */
function bytes(length: number): Buffer {
  return Buffer.from(Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) & 0xff));
}

describe("a file that is begun twice, because the answer was lost", () => {
  test("is one: the second takes the place of the first, on the disk too", async () => {
    const twice = asked(10, { file: randomUUID() });
    const first = (await begin(twice)).headers.location ?? "";
    await sendPiece(first, cookie, 0, bytes(4));
    const second = (await begin(twice)).headers.location ?? "";
    expect(await offsetOf(first, cookie)).toBeNull();
    expect(await onDisk()).not.toContain(path.basename(first));
    expect(await offsetOf(second, cookie)).toBe(0);
    const { key } = twice.given;
    const upload = await database().upload.findFirstOrThrow({ where: { key }, include: { files: true } });
    expect(upload.files.map(({ id }) => id)).toEqual([path.basename(second)]);
  });

  test("is not begun again once all of it is there", async () => {
    const twice = asked(10, { file: randomUUID() });
    const location = await sendWhole(twice, bytes(10));
    expect((await begin(twice)).status).toBe(409);
    expect(await offsetOf(location, cookie)).toBe(10);
  });

  test("is another where it belongs to another upload", async () => {
    const file = randomUUID();
    const [one, other] = [await begin(asked(10, { file })), await begin(asked(10, { file }))];
    expect(await offsetOf(one.headers.location ?? "", cookie)).toBe(0);
    expect(await offsetOf(other.headers.location ?? "", cookie)).toBe(0);
  });
});

describe("whoever is no host", () => {
  test.each(["listener", "editor"] as const)("a %s is refused", async (role) => {
    const { cookie: theirs } = await newMember(`Not a host, ${role}`, role);
    expect((await begin({ ...asked(), cookie: theirs })).status).toBe(403);
  });

  test("nobody is asked to sign in, by the status", async () => {
    expect((await begin({ ...asked(), cookie: "__Host-session=none" })).status).toBe(401);
  });

  test.each([
    ["of another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["of another host of this site", { "sec-fetch-site": "same-site" }],
    ["that says nothing of itself", { origin: "null" }],
  ])("a page %s is refused, whoever is signed in", async (_, headers) => {
    expect((await begin(asked(), headers)).status).toBe(403);
    const { headers: told } = await begin(asked());
    const location = told.location ?? "";
    expect((await sendPiece(location, cookie, 0, bytes(10), headers)).status).toBe(403);
    expect((await ask("DELETE", location, { ...OURS, cookie, ...headers })).status).toBe(403);
    expect(await offsetOf(location, cookie)).toBe(0);
  });

  test("another host learns nothing of a file, and cannot go on with it or take it away", async () => {
    const other = (await newHost("Another")).cookie;
    const location = (await begin(asked())).headers.location ?? "";
    expect(await offsetOf(location, other)).toBeNull();
    expect((await sendPiece(location, other, 0, bytes(10))).status).toBe(404);
    expect((await ask("DELETE", location, { ...OURS, cookie: other })).status).toBe(404);
    expect(await offsetOf(location, cookie)).toBe(0);
  });
});

describe("what is begun", () => {
  test("gets an address of its own, which tells nothing of its name, and no other site may read it", async () => {
    const { status, headers } = await begin(asked(10, { name: "../../etc/passwd" }));
    expect(status).toBe(201);
    expect(headers.location).toMatch(/^\/api\/uploads\/[0-9a-f]{32}$/);
    expect(headers["access-control-allow-origin"]).not.toBe("*");
    expect(headers["cache-control"]).toBe("no-store");
    expect(await onDisk()).toContain(path.basename(headers.location ?? ""));
    for (const name of await onDisk()) expect(name).toMatch(/^[0-9a-f]{32}$/);
  });

  test("is refused where it is too large, of no length, nameless or for no show of this site's own", async () => {
    await database().show.create({
      data: { slug: "theirs", guid: "theirs", title: "Theirs", description: "", language: "en" },
    });
    const before = (await onDisk()).length;
    expect((await begin(asked(MOST + 1))).status).toBe(413);
    expect((await begin(asked(0))).status).toBe(400);
    expect((await begin(asked(10, { name: " " }))).status).toBe(400);
    expect((await begin(asked(10, { key: "mine" }))).status).toBe(400);
    expect((await begin(asked(10, { show: "theirs" }))).status).toBe(404);
    expect((await begin(asked(10, { show: "../theirs" }))).status).toBe(404);
    expect((await begin(asked(10, { episode: "none" }))).status).toBe(404);
    const unknown = { "upload-length": "ten" };
    expect((await begin(asked(), unknown)).status).toBe(400);
    const { location: _, ...deferred } = { ...OURS, cookie, "upload-defer-length": "1", location: "" };
    expect((await ask("POST", UPLOADS_PATH, deferred)).status).toBe(400);
    expect((await onDisk()).length).toBe(before);
  });

  test("goes to one show, all that belongs together", async () => {
    const key = randomUUID();
    expect((await begin(asked(10, { key }))).status).toBe(201);
    const other = await newShow("Another show");
    expect((await begin(asked(10, { key, show: other }))).status).toBe(400);
  });
});

describe("a piece", () => {
  test("goes where the server is, and nowhere else", async () => {
    const location = (await begin(asked(10))).headers.location ?? "";
    expect((await sendPiece(location, cookie, 4, bytes(6))).status).toBe(409);
    expect((await sendPiece(location, cookie, 0, bytes(4))).headers["upload-offset"]).toBe("4");
    expect((await sendPiece(location, cookie, 0, bytes(4))).status).toBe(409);
    expect((await sendPiece(location, cookie, 4, bytes(10).subarray(4))).status).toBe(204);
    expect(await offsetOf(location, cookie)).toBe(10);
    expect(await readFile(fileAt(location))).toEqual(bytes(10));
  });

  test("may not be longer than what is missing, whatever it says of itself", async () => {
    const location = (await begin(asked(10))).headers.location ?? "";
    expect((await sendPiece(location, cookie, 0, bytes(11))).status).toBe(413);
    const { "content-length": _, ...unsaid } = pieceHeaders(cookie, 0, 11);
    const { sent, told } = open("PATCH", location, { ...unsaid, "transfer-encoding": "chunked" });
    sent.end(bytes(5000));
    expect((await told).status).toBe(413);
    expect(await offsetOf(location, cookie)).toBeLessThanOrEqual(10);
    expect((await readFile(fileAt(location))).length).toBeLessThanOrEqual(10);
  });

  test("of two at once one is taken, and the file is whole", async () => {
    const content = bytes(200_000);
    const location = (await begin(asked(content.length))).headers.location ?? "";
    const half = content.subarray(0, 100_000);
    const told = await Promise.allSettled([
      sendPiece(location, cookie, 0, half),
      sendPiece(location, cookie, 0, half),
    ]);
    const statuses = told.map((one) => (one.status === "fulfilled" ? one.value.status : 0));
    expect(statuses.filter((status) => status === 204).length).toBeLessThanOrEqual(1);
    const offset = (await offsetOf(location, cookie)) ?? 0;
    expect((await sendPiece(location, cookie, offset, content.subarray(offset))).status).toBe(204);
    expect(content.equals(await readFile(fileAt(location)))).toBe(true);
  });

  test("is asked for without leaving the folder", async () => {
    for (const path of ["..%2f..%2fplayhead.db", "..", "playhead.db", "0".repeat(31)])
      expect((await sendPiece(`${UPLOADS_PATH}/${path}`, cookie, 0, bytes(1))).status).toBe(404);
  });
});

describe("what is over", () => {
  test("is taken away with all that was known of it", async () => {
    const begun = asked(10);
    const location = (await begin(begun)).headers.location ?? "";
    await sendPiece(location, cookie, 0, bytes(4));
    expect((await ask("DELETE", location, { ...OURS, cookie })).status).toBe(204);
    expect(await offsetOf(location, cookie)).toBeNull();
    expect(await onDisk()).not.toContain(path.basename(location));
    expect(await database().upload.count({ where: { key: begun.given.key } })).toBe(0);
  });

  test("after a day without a byte is gone, before it is not; and what belongs to nothing at once", async () => {
    const location = (await begin(asked(10))).headers.location ?? "";
    await sendPiece(location, cookie, 0, bytes(4));
    const { uploadsDir } = config();
    await writeFile(path.join(uploadsDir, "0".repeat(32)), "left");
    const hours = (count: number) => new Date(Date.now() + count * 3600 * 1000);
    await clearUploads(database(), uploadsDir, hours(23));
    expect(await onDisk()).toContain(path.basename(location));
    expect(await onDisk()).not.toContain("0".repeat(32));
    await clearUploads(database(), uploadsDir, hours(25));
    expect(await onDisk()).toEqual([]);
    expect(await offsetOf(location, cookie)).toBeNull();
  });

  test("is known to be whole, though the server ended before that was noted", async () => {
    const begun = asked(10);
    const location = (await begin(begun)).headers.location ?? "";
    await sendPiece(location, cookie, 0, bytes(4));
    await writeFile(fileAt(location), bytes(10));
    const where = { id: path.basename(location) };
    expect((await database().uploadedFile.findUniqueOrThrow({ where })).kind).toBeNull();
    await noteReceived(uploadConfig(), database());
    expect((await database().uploadedFile.findUniqueOrThrow({ where })).kind).toBe("text");
    expect(await offsetOf(location, cookie)).toBe(10);
  });

  test("is known to be whole within some looks, though its database was away when that was to be noted", async () => {
    const begun = asked(10);
    const location = (await begin(begun)).headers.location ?? "";
    await sendPiece(location, cookie, 0, bytes(4));
    const looks: (() => Promise<void>)[] = [];
    const every = (_time: number, look: () => Promise<void>) => {
      looks.push(look);
      return () => {};
    };
    keepUploads(uploadConfig(), database(), { ...systemClock, every });
    const look = async () => {
      for (const act of looks) await act();
    };
    await look();
    await writeFile(fileAt(location), bytes(10));
    for (let looked = 0; looked < 6; looked += 1) await look();
    const where = { id: path.basename(location) };
    expect((await database().uploadedFile.findUniqueOrThrow({ where })).kind).toBe("text");
  });

  test("stays known to who did not hear the last answer, when its episode is made", async () => {
    const begun = asked(TONE.length, { name: "heard.mp3" });
    const location = await sendWhole(begun, TONE);
    await workDone();
    expect(await onDisk()).not.toContain(path.basename(location));
    expect(await offsetOf(location, cookie)).toBe(TONE.length);
    expect((await sendPiece(location, cookie, TONE.length, bytes(1))).status).toBe(409);
    expect((await ask("DELETE", location, { ...OURS, cookie })).status).toBe(409);
  });
});
