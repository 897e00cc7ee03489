import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { storeMedia } from "#server/media/store.ts";
import { bundled } from "../bundled.ts";
import { freshDatabase, temporaryFolder } from "../server/database.ts";
import { S3Host } from "../support/s3-host.ts";

afterEach(() => vi.unstubAllEnvs());

/** Runs a command as npm does. */
function run(dataDir: string, command: "backup" | "restore", ...args: readonly string[]) {
  const options = {
    env: { ...process.env, DATA_DIR: dataDir, LANG: "en", LC_ALL: "en" },
    encoding: "utf8",
  } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [...bundled(command), ...args], options);
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

/** The same while this process goes on, for a bucket that it has. */
async function runBeside(dataDir: string, command: "backup" | "restore", ...args: readonly string[]) {
  const env = { ...process.env, DATA_DIR: dataDir, LANG: "en", LC_ALL: "en" };
  const child = spawn(process.execPath, [...bundled(command), ...args], { env });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (text) => {
      said += text;
    });
  const [status] = (await once(child, "close")) as [number];
  return { status, said };
}

test("copies go into a bucket and come back from it, without its secret being said", {
  timeout: 200_000,
}, async () => {
  const bucket = await S3Host.open();
  onTestFinished(() => bucket.close());
  const { db, file, folder } = await freshDatabase();
  const show = { slug: "sea", guid: "sea", title: "Sea", description: "", language: "en" };
  await db.show.create({ data: show });
  bucket.put("copies/playhead-2020-01-01T000000Z.db", Buffer.from("old"));
  const [address, media] = [bucket.url("copies"), bucket.url("media-copies")];
  const backedUp = await runBeside(folder, "backup", address, "--keep", "1", "--media", media);
  expect(backedUp).toMatchObject({
    status: 0,
    said: expect.stringContaining("1 older copy was removed from s3://"),
  });
  expect([...bucket.objects.keys()]).toEqual([
    expect.stringMatching(/^copies\/playhead-2\d{3}-[\dT-]+Z\.db$/),
  ]);
  await db.show.deleteMany();
  await db.$disconnect();
  const nothing = await runBeside(folder, "restore", bucket.url("elsewhere"));
  expect(nothing).toMatchObject({ status: 1, said: expect.stringContaining("Nothing was changed") });
  const restored = await runBeside(folder, "restore", address);
  expect(restored).toMatchObject({
    status: 0,
    said: expect.stringMatching(/is now what s3:\/\/\S+\.db holds/),
  });
  const sqlite = new Sqlite(file, { readonly: true });
  expect(sqlite.prepare("SELECT title FROM Show").pluck().all()).toEqual(["Sea"]);
  sqlite.close();
  bucket.put([...bucket.objects.keys()][0] ?? "", Buffer.from("no database"));
  const damaged = await runBeside(folder, "restore", address);
  expect(damaged).toMatchObject({ status: 1, said: expect.stringMatching(/s3:\S+\.db cannot be restored/) });
  bucket.faults.push({ kind: "status", status: 403, code: "AccessDenied" });
  const refused = await runBeside(folder, "backup", address);
  expect(refused).toMatchObject({ status: 1, said: expect.stringContaining("403 AccessDenied") });
  for (const { said } of [backedUp, nothing, restored, damaged, refused])
    expect(said).not.toContain("s3%2Fcr");
  expect(readdirSync(folder).filter((name) => name.startsWith("copy-"))).toEqual([]);
});
