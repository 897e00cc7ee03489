import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { backUpDatabase } from "#server/db/backup.ts";
import { openDatabase } from "#server/db/client.ts";
import { findCopyMark } from "#server/db/copy-mark.ts";
import { restoreDump } from "#server/db/postgresql/restore.ts";
import { bundled } from "../../../bundled.ts";
import { S3Host } from "../../../support/s3-host.ts";
import { temporaryFolder } from "../../database.ts";
import { arePostgresqlProgramsThere, namePostgresqlDatabase } from "../../postgresql-database.ts";
import { addShow } from "../../search/search-archive.ts";

const there = arePostgresqlProgramsThere();

async function database() {
  const { address, create, drop } = namePostgresqlDatabase();
  await create();
  onTestFinished(drop);
  const folder = temporaryFolder();
  const titles = async () => {
    const db = openDatabase(address);
    const shows = await db.show.findMany().finally(() => db.$disconnect());
    return shows.map(({ title }) => title);
  };
  return { address, folder, titles };
}

test.skipIf(!there)("what a copy holds comes back at once, and what was there is kept", async () => {
  const { address, folder, titles } = await database();
  const db = openDatabase(address);
  await addShow(db, "Ours", "en", []);
  const copy = path.join(folder, "monday.dump");
  const mark = await findCopyMark(db);
  expect(await backUpDatabase(address, copy)).toMatchObject({ kind: "written" });
  expect(await backUpDatabase(address, copy)).toEqual({ kind: "taken" });
  await addShow(db, "Theirs", "en", []);
  const kept = path.join(folder, "before");
  expect(await restoreDump(copy, address, kept)).toEqual({ kind: "inUse" });
  await db.$disconnect();
  expect(await restoreDump(copy, address, kept)).toMatchObject({ kind: "restored", kept });
  expect(await titles()).toEqual(["Ours"]);
  // Browsers bring back what they had told since.
  expect(await findCopyMark(db)).not.toBe(mark);
  await db.$disconnect();
  expect(await restoreDump(kept, address, path.join(folder, "again"))).toMatchObject({ kind: "restored" });
  expect(await titles()).toEqual(["Ours", "Theirs"]);
  expect(readdirSync(folder).filter((name) => name.includes(".part"))).toEqual([]);
});

test.skipIf(!there)("what is no copy, and what a later Playhead has written, changes nothing", async () => {
  const { address, folder, titles } = await database();
  const text = path.join(folder, "text");
  writeFileSync(text, "These are not the bytes of a copy. ".repeat(100));
  const db = openDatabase(address);
  await addShow(db, "Ours", "en", []);
  await db.$executeRaw`UPDATE "_prisma_migrations" SET "migration_name" = '99990101000000_later' WHERE "migration_name" LIKE '%\_baseline'`;
  const later = path.join(folder, "later.dump");
  await backUpDatabase(address, later);
  await db.$disconnect();
  const kept = path.join(folder, "before");
  expect(await restoreDump(text, address, kept)).toMatchObject({ kind: "unusable" });
  expect(await restoreDump(later, address, kept)).toEqual({
    kind: "newer",
    unknown: ["99990101000000_later"],
  });
  expect(await titles()).toEqual(["Ours"]);
  expect(existsSync(kept)).toBe(false);
});

test.skipIf(!there)("where the copy is broken off while it is read, all is as it was", async () => {
  const { address, folder, titles } = await database();
  const db = openDatabase(address);
  await addShow(db, "Ours", "en", []);
  const copy = path.join(folder, "monday.dump");
  await backUpDatabase(address, copy);
  await addShow(db, "Theirs", "en", []);
  await db.$disconnect();
  // Ends in the middle of the script that makes all of it anew, as one for which there is no memory does.
  const real = execFileSync("which", ["pg_restore"], { encoding: "utf8" }).trim();
  const broken = path.join(folder, "bin");
  mkdirSync(broken);
  const script = `#!/bin/bash\ncase "$*" in *--table*|*${path.join(folder, "before")}*) exec ${real} "$@";; *${copy}*) ${real} "$@" | head -n 400; kill -9 $$;; *) exec ${real} "$@";; esac\n`;
  writeFileSync(path.join(broken, "pg_restore"), script, { mode: 0o755 });
  vi.stubEnv("PATH", `${broken}:${process.env.PATH}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const kept = path.join(folder, "before");
  expect(await restoreDump(copy, address, kept)).toMatchObject({ kind: "unusable", reason: "exit SIGKILL" });
  expect(await titles()).toEqual(["Ours", "Theirs"]);
});

test.skipIf(!there)(
  "where the tables lie in another schema, nothing is copied as if it were all",
  async () => {
    const { address, folder } = await database();
    const db = openDatabase(address);
    await db.$executeRaw`CREATE SCHEMA "own"`;
    await db.$disconnect();
    const elsewhere = `${address}?options=${encodeURIComponent("-c search_path=own")}`;
    const copy = path.join(folder, "copy.dump");
    expect(await backUpDatabase(elsewhere, copy)).toMatchObject({
      kind: "failed",
      reason: expect.stringContaining('"own"'),
    });
    expect(existsSync(copy)).toBe(false);
  },
);

test("where the programs of PostgreSQL are not installed, that is what is said", async () => {
  const { address, folder } = await database();
  vi.stubEnv("PATH", folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  await expect(backUpDatabase(address, path.join(folder, "copy.dump"))).rejects.toMatchObject({
    program: "pg_dump",
  });
});

test("a copy goes into a bucket and comes back from it", async () => {
  const { address, folder, titles } = await database();
  const bucket = await S3Host.open();
  onTestFinished(() => bucket.close());
  const db = openDatabase(address);
  await addShow(db, "Ours", "en", []);
  const run = async (command: "backup" | "restore") => {
    const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: address, LANG: "en" };
    const child = spawn(process.execPath, [...bundled(command), bucket.url("copies")], { env });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (text) => {
        said += text;
      });
    const [status] = (await once(child, "close")) as [number];
    return { status, said };
  };
  expect(await run("backup")).toMatchObject({ status: 0 });
  expect([...bucket.objects.keys()]).toEqual([expect.stringMatching(/^copies\/playhead-\S+Z\.dump$/)]);
  await addShow(db, "Theirs", "en", []);
  await db.$disconnect();
  expect(await run("restore")).toMatchObject({ status: 0, said: expect.stringContaining("is kept as") });
  expect(await titles()).toEqual(["Ours"]);
});
