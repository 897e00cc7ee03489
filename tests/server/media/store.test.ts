import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findMedia, storeMedia, storePicture } from "#server/media/store.ts";

const TONE = fileURLToPath(new URL("../fixtures/tone.mp3", import.meta.url));
const NAME = `${"0123456789abcdef".repeat(2)}.mp3`;

let folder = "";
let store = "";

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "playhead-media-"));
  store = path.join(folder, "media");
});

afterEach(() => rm(folder, { recursive: true }));

describe("storing audio", () => {
  test("fails for a file that is not there, and leaves nothing behind", async () => {
    await expect(storeMedia(path.join(folder, "none.mp3"), store)).rejects.toThrow("ENOENT");
    await mkdir(path.join(folder, "directory.mp3"));
    await expect(storeMedia(path.join(folder, "directory.mp3"), store)).rejects.toThrow("EISDIR");
    await expect(readdir(store)).rejects.toThrow("ENOENT");
  });

  test("leaves no half copy when the copy cannot take its place", async () => {
    const { name } = await storeMedia(TONE, path.join(folder, "first"));
    await mkdir(path.join(store, name), { recursive: true });
    await expect(storeMedia(TONE, store)).rejects.toThrow();
    expect(await readdir(store)).toEqual([name]);
  });

  test("keeps a copy named by its content", async () => {
    const { name, bytes } = await storeMedia(TONE, store);
    expect(name).toMatch(/^[0-9a-f]{32}\.mp3$/);
    expect(await readdir(store)).toEqual([name]);
    const original = await readFile(TONE);
    expect(bytes).toBe(original.length);
    expect(await readFile(path.join(store, name))).toEqual(original);
  });

  test("twice changes nothing, under whatever name it comes", async () => {
    const first = await storeMedia(TONE, store);
    await utimes(path.join(store, first.name), 1000, 1000);
    const copy = path.join(folder, "Other Name.WAV");
    await writeFile(copy, await readFile(TONE));
    expect(await storeMedia(copy, store)).toEqual(first);
    expect((await findMedia(store, first.name))?.modified).toEqual(new Date(1_000_000));
  });

  test("at the same time is done once", async () => {
    const [first, ...others] = await Promise.all([1, 2, 3, 4].map(() => storeMedia(TONE, store)));
    for (const other of others) expect(other).toEqual(first);
    expect(await readdir(store)).toEqual([first?.name]);
  });

  test("names the format by its first bytes", async () => {
    const file = path.join(folder, "talk.mp3");
    await writeFile(file, "fLaC and so on");
    expect((await storeMedia(file, store)).name).toMatch(/\.flac$/);
  });
});

describe("storing a picture", () => {
  test.each([
    ["<svg xmlns='http://www.w3.org/2000/svg'/>"],
    ["root:x:0:0"],
    ["RIFF1234WAVE"],
    ["    ftypM4A "],
    [""],
  ])("refuses what is no picture: %s", async (content) => {
    const file = path.join(folder, "cover.png");
    await writeFile(file, content);
    expect(await storePicture(file, store)).toBeNull();
    await expect(readdir(store)).rejects.toThrow("ENOENT");
  });

  test.each([
    ["\xff\xd8\xff\xe0 and so on", "jpg", "image/jpeg"],
    ["\x89PNG\r\n\x1a\n and so on", "png", "image/png"],
    ["GIF89a and so on", "gif", "image/gif"],
    ["RIFF1234WEBP and so on", "webp", "image/webp"],
    ["    ftypavif and so on", "avif", "image/avif"],
  ])("keeps a copy that is served as what it is: %j", async (content, extension, mimeType) => {
    const file = path.join(folder, "cover");
    await writeFile(file, content, "latin1");
    const stored = await storePicture(file, store);
    expect(stored?.name).toMatch(new RegExp(`^[0-9a-f]{32}\\.${extension}$`));
    expect(await findMedia(store, stored?.name ?? "")).toMatchObject({ mimeType, size: content.length });
  });
});

describe("finding stored audio", () => {
  test.each([
    [""],
    ["."],
    [".."],
    ["../secret.mp3"],
    [`../media/${NAME}`],
    [`./${NAME}`],
    [`${NAME}/`],
    [`${NAME}\n`],
    [`${NAME}\0`],
    [NAME.toUpperCase()],
    [NAME.replace(".mp3", "")],
    [NAME.replace(".mp3", ".html")],
    [NAME.replace(".mp3", ".constructor")],
    [NAME.slice(1)],
    [`0${NAME}`],
    [encodeURIComponent(`../${NAME}`)],
  ])("refuses a name that the store did not give: %j", async (name) => {
    await mkdir(store);
    await writeFile(path.join(folder, "secret.mp3"), "secret");
    await writeFile(path.join(store, NAME), "sound");
    expect(await findMedia(store, name)).toBeNull();
  });

  test("gives null for a file that is not there, or is no file", async () => {
    expect(await findMedia(store, NAME)).toBeNull();
    await mkdir(path.join(store, NAME), { recursive: true });
    expect(await findMedia(store, NAME)).toBeNull();
    await rm(path.join(store, NAME), { recursive: true });
    await symlink("/nowhere", path.join(store, NAME));
    expect(await findMedia(store, NAME)).toBeNull();
  });

  test("tells where it is, how large, how old and of what type", async () => {
    const { name, bytes } = await storeMedia(TONE, store);
    const file = path.join(store, name);
    await utimes(file, 1000, 1000);
    expect(await findMedia(store, name)).toEqual({
      name,
      path: file,
      size: bytes,
      modified: new Date(1_000_000),
      mimeType: "audio/mpeg",
    });
  });
});
