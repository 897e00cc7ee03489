import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { mediaOpener, type OpenMedia } from "#server/media/open-files.ts";
import { openCount } from "../../descriptors.ts";

const NAME = `${"0123456789abcdef".repeat(2)}.mp3`;

let folder = "";
let file = "";
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "playhead-open-"));
  file = path.join(folder, NAME);
  await writeFile(file, "sound");
});
afterEach(() => rm(folder, { recursive: true }));

async function contentOf(opened: OpenMedia | null): Promise<string | undefined> {
  const read = await opened?.file.read(Buffer.alloc(5), 0, 5, 0);
  return read?.buffer.toString();
}

test("gives null for what is not there, and finds it when it comes", async () => {
  const open = mediaOpener(folder);
  await rm(file);
  expect(await open(NAME)).toBeNull();
  await writeFile(file, "sound");
  const opened = await open(NAME);
  expect(await contentOf(opened)).toBe("sound");
  opened?.release();
});

test("an error is told to everybody who asked, and not kept", async () => {
  const open = mediaOpener(path.join(folder, "a".repeat(300)));
  for (const asked of await Promise.allSettled([open(NAME), open(NAME)]))
    expect(asked.status).toBe("rejected");
  await expect(open(NAME)).rejects.toThrow("ENAMETOOLONG");
});

test.skipIf(process.platform !== "linux")(
  "all who ask at about the same time share one descriptor",
  async () => {
    const open = mediaOpener(folder);
    const opened = await Promise.all([1, 2, 3].map(() => open(NAME)));
    expect(await openCount(file)).toBe(1);
    for (const one of opened) one?.release();
    await vi.waitFor(async () => expect(await openCount(file)).toBe(0), 5000);
  },
);

test("what is taken away is soon gone for who asks, and stays for who reads it", async () => {
  const open = mediaOpener(folder);
  const reader = await open(NAME);
  await rm(file);
  await vi.waitFor(async () => {
    const other = await open(NAME);
    other?.release();
    expect(other).toBeNull();
  }, 5000);
  expect(await contentOf(reader)).toBe("sound");
  reader?.release();
});

test.skipIf(process.platform !== "linux")("of many files few are kept open", async () => {
  const open = mediaOpener(folder);
  const names = Array.from({ length: 100 }, (_, n) => `${String(n).padStart(32, "0")}.mp3`);
  for (const name of names) {
    await writeFile(path.join(folder, name), name);
    (await open(name))?.release();
  }
  await vi.waitFor(async () => expect(await openCount(folder)).toBeLessThanOrEqual(64));
});
