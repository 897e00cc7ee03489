import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bucketStore } from "#server/media/bucket/bucket-store.ts";
import { folderStore } from "#server/media/folder-store.ts";
import type { MediaStore } from "#server/media/media-store.ts";
import { S3Host } from "../../support/s3-host.ts";
import { temporaryFolder } from "../database.ts";

// What any store of media does: the same for a folder and for a bucket.

let host: S3Host;
beforeAll(async () => {
  host = await S3Host.open();
});
afterAll(() => host.close());

const LARGE = 3 * 1024 * 1024 + 17;

function named(content: Uint8Array, extension = "mp3"): string {
  return `${createHash("sha256").update(content).digest("hex").slice(0, 32)}.${extension}`;
}

async function fileWith(content: Uint8Array): Promise<string> {
  const file = path.join(temporaryFolder(), "sound");
  await writeFile(file, content);
  return file;
}

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const read: Uint8Array[] = [];
  for await (const piece of pieces) read.push(piece);
  return Buffer.concat(read);
}

describe.each([
  ["a folder", () => folderStore(path.join(temporaryFolder(), "media"))],
  ["a bucket", () => bucketStore(host.place())],
  ["a folder of a bucket", () => bucketStore(host.place("shows/media/"))],
])("%s", (_name, open) => {
  let store: MediaStore;
  beforeEach(() => {
    host.objects.clear();
    store = open();
  });

  test("has nothing at first", async () => {
    expect([await store.names(), [...(await store.sizes(new Map()))]]).toEqual([[], []]);
    expect(await store.find(named(Buffer.of(1)))).toBeNull();
    expect(await store.fileOf(named(Buffer.of(1)), "/nowhere", new AbortController().signal)).toBeNull();
    await store.remove(named(Buffer.of(1)));
  });

  test.each([["sound"], [""]])("takes in a copy of a file, and tells of it: %j", async (text) => {
    const content = Buffer.from(text);
    const name = named(content);
    expect(await store.copyIn(await fileWith(content), name)).toBe(content.length);
    const found = await store.find(name);
    expect(found).toMatchObject({ name, size: content.length, mimeType: "audio/mpeg" });
    expect(Math.abs((found?.modified.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(await store.names()).toEqual([name]);
    expect([...(await store.sizes(new Map()))]).toEqual([[name, content.length]]);
  });

  test("refuses what is not named after its content, and one that is not there", async () => {
    const name = named(Buffer.from("sound"));
    expect(await store.copyIn(await fileWith(Buffer.from("noise")), name)).toBeNull();
    await expect(store.copyIn("/nowhere/sound", name)).rejects.toThrow("ENOENT");
    expect(await store.names()).toEqual([]);
  });

  test("takes bytes, and gives them in any part, piece by piece", async () => {
    const content = randomBytes(LARGE);
    const name = named(content);
    await store.write(content, name);
    await store.write(content, name);
    for (const [start, end] of [
      [0, 0],
      [0, LARGE - 1],
      [LARGE - 1, LARGE - 1],
      [1_048_575, 1_048_576],
      [5, 2_500_000],
    ] as const)
      expect((await bytesOf(store.read(name, { start, end }))).equals(content.subarray(start, end + 1))).toBe(
        true,
      );
  });

  test("gives a file of this machine to who decodes it", async () => {
    const content = randomBytes(LARGE);
    const name = named(content);
    await store.write(content, name);
    const draft = path.join(temporaryFolder(), "draft");
    const file = await store.fileOf(name, draft, new AbortController().signal);
    expect((await readFile(file ?? "")).equals(content)).toBe(true);
  });

  test("lists many, whatever else lies there", async () => {
    host.mostListed = 2;
    const names = [1, 2, 3, 4, 5].map((byte) => named(Buffer.of(byte)));
    for (const [index, name] of names.entries()) await store.write(Buffer.of(index + 1), name);
    expect((await store.names()).toSorted()).toEqual(names.toSorted());
    host.mostListed = 1000;
  });

  test("removes a file, and no other", async () => {
    const [one, two] = [named(Buffer.of(1)), named(Buffer.of(2))];
    await store.write(Buffer.of(1), one);
    await store.write(Buffer.of(2), two);
    await store.remove(one);
    await store.remove(one);
    expect([await store.find(one), await store.names()]).toEqual([null, [two]]);
  });

  test.each(["", ".", "../secret.mp3", "secret.mp3", `${"0".repeat(32)}.html`, `./${"0".repeat(32)}.mp3`])(
    "never looks for a name that no store gave: %j",
    async (name) => {
      const before = host.asked.length;
      expect(await store.find(name)).toBeNull();
      expect(host.asked.length).toBe(before);
    },
  );

  test("fails where it cannot be read or written, and says so", async () => {
    const broken =
      _name === "a folder" ? await brokenFolder() : bucketStore({ ...host.place(), bucket: "other" });
    await expect(broken.write(Buffer.of(1), named(Buffer.of(1)))).rejects.toThrow();
    await expect(broken.remove(named(Buffer.of(1)))).rejects.toThrow();
  });
});

async function brokenFolder(): Promise<MediaStore> {
  const file = path.join(temporaryFolder(), "file");
  await writeFile(file, "");
  await mkdir(path.dirname(file), { recursive: true });
  return folderStore(file);
}
