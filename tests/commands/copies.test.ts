import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { storeMedia } from "#server/media/store.ts";
import { freshDatabase, temporaryFolder } from "../server/database.ts";

afterEach(() => vi.unstubAllEnvs());

/** Runs a command as npm does. */
function run(dataDir: string, command: "backup" | "restore", ...args: readonly string[]) {
  const options = {
    env: { ...process.env, DATA_DIR: dataDir, LANG: "en", LC_ALL: "en" },
    encoding: "utf8",
  } as const;
  const file = `commands/${command}.ts`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", file, ...args], options);
  return { status, said: `${stdout}${stderr}` };
}

test("what a copy holds comes back, sound and all, once nobody uses what is there", {
  timeout: 120_000,
}, async () => {
  const { db, file, folder } = await freshDatabase();
  const sound = path.join(folder, "sound.mp3");
  writeFileSync(sound, "a sound");
  const media = path.join(folder, "media");
  const { name } = await storeMedia(sound, media);
  await db.show.create({
    data: {
      slug: "sea",
      guid: "sea",
      title: "Sea",
      description: "",
      language: "en",
      imageUrl: `/media/${name}`,
    },
  });
  const copies = temporaryFolder();
  const [copy, mediaCopies] = [path.join(copies, "monday.db"), path.join(copies, "media")];
  const backedUp = run(folder, "backup", copy, "--media", mediaCopies);
  expect(backedUp).toMatchObject({ status: 0, said: expect.stringContaining("1 file copied and checked") });
  await db.show.deleteMany();
  const used = run(folder, "restore", copy);
  expect(used).toMatchObject({ status: 1, said: expect.stringContaining("is in use by a site") });
  await db.$disconnect();
  rmSync(media, { recursive: true });
  const bare = run(folder, "restore", copy);
  expect(bare).toMatchObject({
    status: 0,
    said: expect.stringContaining("1 file of sound and pictures that"),
  });
  const whole = run(folder, "restore", copy, "--media", mediaCopies);
  expect(whole.status).toBe(0);
  expect(whole.said).not.toContain("that the database names");
  expect(readFileSync(path.join(media, name), "utf8")).toBe("a sound");
  const sqlite = new Sqlite(file, { readonly: true });
  expect(sqlite.prepare("SELECT title FROM Show").pluck().all()).toEqual(["Sea"]);
  sqlite.close();
});

test("commands that are asked wrongly say how to ask, and change nothing", { timeout: 120_000 }, async () => {
  const { db, file, folder } = await freshDatabase();
  await db.$disconnect();
  for (const command of ["backup", "restore"] as const)
    expect(run(folder, command, "--no").said).toContain(`npm run ${command} -- <file>`);
  expect(run(folder, "restore", file).said).toContain("is the database itself");
  writeFileSync(file, "no database any more");
  const site = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void site.close());
  await once(site, "listening");
  const address = site.address();
  vi.stubEnv("HOST", "127.0.0.1");
  vi.stubEnv("PORT", String(typeof address === "object" ? address?.port : 0));
  const damaged = run(folder, "restore", path.resolve("package.json"));
  expect(damaged).toMatchObject({
    status: 1,
    said: expect.stringContaining("too damaged to tell who uses it"),
  });
  expect(readFileSync(file, "utf8")).toBe("no database any more");
});
