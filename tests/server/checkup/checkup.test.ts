import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { sayFinding } from "#commands/words.ts";
import { checkUp } from "#server/checkup/checkup.ts";
import { checkDisk, checkFolder, checkNode } from "#server/checkup/machine.ts";
import { checkTraces } from "#server/checkup/traces.ts";
import { parseConfig } from "#server/config.ts";
import { noteCopy } from "#server/db/last-copy.ts";
import { importFeed } from "#server/import/import-feed.ts";
import { makeDoor } from "#server/site/door.ts";
import { healthAnswerer } from "#server/site/health.ts";
import { EmbedderHost } from "../../support/embedder-host.ts";
import { OtlpHost } from "../../support/otlp-host.ts";
import { S3Host } from "../../support/s3-host.ts";
import { freshDatabase, importOptions, temporaryFolder } from "../database.ts";
import { feedOf } from "../import/feed-host.ts";
import { addShow } from "../search/search-archive.ts";

const HOUR = 3_600_000;

/** Nothing listens there: whoever listened has gone. */
let nowhere = "0";
beforeAll(async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  nowhere = String(typeof address === "object" ? address?.port : 0);
  server.close();
});

/** The codes of what is found in an installation, by how bad it is. */
async function findingsOf(env: Readonly<Record<string, string>>, now = new Date()) {
  const config = parseConfig({ HOST: "127.0.0.1", PORT: nowhere, ALIGN: "false", ...env });
  const found: Record<"fine" | "note" | "wrong", string[]> = { fine: [], note: [], wrong: [] };
  for await (const { level, code, values } of checkUp(config, now)) {
    expect(sayFinding(code, values)).toMatch(/[.:…]|\d$/);
    found[level].push(code);
  }
  return found;
}

/** A database of its own, closed. */
async function installed(fill: (db: Awaited<ReturnType<typeof freshDatabase>>["db"]) => Promise<unknown>) {
  const { db, file, folder } = await freshDatabase();
  await fill(db);
  await db.$disconnect();
  return { DATA_DIR: folder, file };
}

const empty = () => installed(async () => undefined);

async function listening(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  return String(typeof address === "object" ? address?.port : 0);
}

/** Does what the statement says to a database, past all that would keep it from harm. */
function spoil(file: string, ...statements: readonly string[]): void {
  const sqlite = new Sqlite(file);
  sqlite.unsafeMode();
  sqlite.pragma("writable_schema = ON");
  for (const statement of statements) sqlite.exec(statement);
  sqlite.close();
}

const feedJob = (dueAt: Date) => ({
  kind: "feed",
  subject: "1",
  lane: "a",
  state: "waiting",
  dueAt,
  createdAt: dueAt,
});
const show = { slug: "sea", guid: "sea", title: "Sea", description: "", language: "en" };

test("a site that runs, with all that it needs, has nothing wrong", async () => {
  const { DATA_DIR, file } = await empty();
  await noteCopy(DATA_DIR, file);
  const door = makeDoor({ host: "127.0.0.1", port: 0, publicUrl: "http://127.0.0.1" }, false);
  const answer = healthAnswerer({ databaseFault: () => null, isClosing: () => false });
  await door.open(async (_request, response) => void response.end(), answer);
  onTestFinished(() => door.close(100));
  const address = door.server.address();
  const PORT = String(typeof address === "object" ? address?.port : 0);
  const found = await findingsOf({ DATA_DIR, PORT, PUBLIC_URL: `http://127.0.0.1:${PORT}` });
  expect(found.wrong).toEqual([]);
  expect(found.fine).toEqual(expect.arrayContaining(["node", "folder", "siteRuns", "publicUrl", "whole"]));
  expect(found.fine).toEqual(
    expect.arrayContaining(["searchWhole", "dataCurrent", "mediaThere", "copy", "clock", "feeds", "jobs"]),
  );
});

test("where nothing is yet, nothing is wrong, and nothing is made", async () => {
  const DATA_DIR = path.join(temporaryFolder(), "data");
  const found = await findingsOf({ DATA_DIR });
  expect(found.wrong).toEqual([]);
  expect(found.note).toEqual(expect.arrayContaining(["siteStopped", "publicUrlUntried", "noData"]));
  expect(checkFolder(DATA_DIR).level).toBe("fine");
});

describe("a database", () => {
  test("that is damaged, and none at all, is found out", async () => {
    const { DATA_DIR, file } = await empty();
    spoil(file, `UPDATE sqlite_master SET rootpage = 3 WHERE name = 'Show'`);
    expect((await findingsOf({ DATA_DIR })).wrong).toEqual(["damaged"]);
    writeFileSync(file, "no database any more, but a text that is as long as the head of one".repeat(4));
    expect((await findingsOf({ DATA_DIR })).wrong).toEqual(["damaged"]);
  });

  test("whose index of search is damaged is whole but for that", async () => {
    const { db, file, folder } = await freshDatabase();
    const feed = path.join(folder, "feed.xml");
    writeFileSync(feed, feedOf("salt"));
    await importFeed(feed, importOptions(db, folder));
    await db.$disconnect();
    spoil(
      file,
      `UPDATE "SearchSegment" SET bytes = CAST(substr(bytes, 1, length(bytes) - 4) || x'00112233' AS BLOB)`,
    );
    const found = await findingsOf({ DATA_DIR: folder });
    expect(found.wrong).toEqual(["searchDamaged"]);
    expect(found.fine).toContain("whole");
  });

  test("of another edition is told apart by which is newer", async () => {
    const one = await empty();
    spoil(
      one.file,
      `UPDATE _prisma_migrations SET migration_name = '99990101000000_later'
      WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)`,
    );
    expect((await findingsOf({ DATA_DIR: one.DATA_DIR })).wrong).toEqual(["dataNewer"]);
    const two = await empty();
    const last = `WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)`;
    spoil(two.file, `UPDATE _prisma_migrations SET finished_at = NULL ${last}`);
    expect((await findingsOf({ DATA_DIR: two.DATA_DIR })).wrong).toEqual(["migrationBroken"]);
    spoil(two.file, `DELETE FROM _prisma_migrations ${last}`);
    const older = await findingsOf({ DATA_DIR: two.DATA_DIR });
    expect([older.wrong, older.note.includes("dataOlder")]).toEqual([[], true]);
  });

  test("that names sound which is not there says so, and all else is looked at as well", async () => {
    const imageUrl = `/media/${"a".repeat(32)}.png`;
    const { DATA_DIR } = await installed((db) => db.show.create({ data: { ...show, imageUrl } }));
    const found = await findingsOf({ DATA_DIR });
    expect(found.wrong).toEqual(["mediaMissing"]);
    expect(found.fine).toContain("feeds");
  });
});

describe("a bucket", () => {
  test("that cannot be asked, or lacks a file, says so, and one that is whole is fine", async () => {
    const bucket = await S3Host.open();
    onTestFinished(() => bucket.close());
    const name = `${"a".repeat(32)}.png`;
    const { DATA_DIR } = await installed((db) =>
      db.show.create({ data: { ...show, imageUrl: `/media/${name}` } }),
    );
    const look = (env: Readonly<Record<string, string>>) =>
      findingsOf({ DATA_DIR, MEDIA_URL: bucket.url("shows"), ...env });
    expect((await look({})).wrong).toEqual(["mediaMissing"]);
    bucket.put(`shows/${name}`, Buffer.from("picture"));
    expect((await look({})).fine).toContain("mediaThere");
    const MEDIA_URL = bucket.url().replace("/media/", "/other/");
    const failing = await look({ MEDIA_URL });
    expect(failing.wrong).toEqual(["bucketFails"]);
    expect(failing.fine).toContain("feeds");
  });

  test("to which listeners are led without encryption is not heard on an encrypted site", async () => {
    const bucket = await S3Host.open();
    onTestFinished(() => bucket.close());
    const PUBLIC_URL = "https://pod.example.org";
    const wrong = async (env: Readonly<Record<string, string>>) =>
      (await findingsOf({ DATA_DIR: temporaryFolder(), MEDIA_URL: bucket.url(), ...env })).wrong;
    expect(await wrong({ PUBLIC_URL })).toEqual(["bucketPlain"]);
    expect(await wrong({ PUBLIC_URL, MEDIA_RELAY: "true" })).toEqual([]);
    expect(await wrong({ PUBLIC_URL, MEDIA_PUBLIC_URL: "https://cdn.example.org/" })).toEqual([]);
    expect(await wrong({})).toEqual([]);
  });
});

describe("copies", () => {
  test("are missed where there are none, old ones, or ones that are gone", async () => {
    const { DATA_DIR, file } = await empty();
    expect((await findingsOf({ DATA_DIR })).note).toContain("noCopy");
    const copy = path.join(DATA_DIR, "copy.db");
    writeFileSync(copy, "");
    await noteCopy(DATA_DIR, copy);
    const later = new Date(Date.now() + 9 * 24 * HOUR);
    expect((await findingsOf({ DATA_DIR }, later)).note).toContain("copyOld");
    rmSync(copy);
    expect((await findingsOf({ DATA_DIR })).note).toContain("copyGone");
    expect(file).toContain(DATA_DIR);
  });
});

describe("what is done by itself", () => {
  test("is looked at: feeds that fail, jobs that nobody does, and those that were given up", async () => {
    const { DATA_DIR } = await installed(async (db) => {
      await db.job.create({ data: feedJob(new Date(Date.now() - HOUR)) });
      await db.job.create({ data: { ...feedJob(new Date(0)), subject: "2", state: "failed" } });
      const feed = { create: { location: "http://127.0.0.1/feed", failure: "status" } };
      await db.show.create({ data: { ...show, feed } });
    });
    const found = await findingsOf({ DATA_DIR });
    expect(found.wrong).toEqual([]);
    expect(found.note).toEqual(expect.arrayContaining(["feedsFailing", "jobsWaiting", "jobsFailed"]));
    const PORT = await listening((_request, response) => response.end("ok\n"));
    expect((await findingsOf({ DATA_DIR, PORT, PUBLIC_URL: `http://127.0.0.1:${PORT}` })).wrong).toEqual([
      "jobsStuck",
    ]);
  });

  test("cannot go by a clock that is earlier than what was done, or than this code", async () => {
    const { DATA_DIR } = await installed((db) =>
      db.job.create({ data: { ...feedJob(new Date()), finishedAt: new Date(), state: "done" } }),
    );
    expect((await findingsOf({ DATA_DIR }, new Date(Date.now() - HOUR))).wrong).toEqual(["clockWrong"]);
    const { DATA_DIR: other } = await empty();
    expect((await findingsOf({ DATA_DIR: other }, new Date(0))).wrong).toEqual(["clockWrong"]);
  });
});

describe("around it", () => {
  test("another program at the port, and an address that leads to no site, are found out", async () => {
    const DATA_DIR = temporaryFolder();
    const PORT = await listening((_request, response) => response.writeHead(404).end("ok\n"));
    expect((await findingsOf({ DATA_DIR, PORT })).wrong).toEqual(["portOther"]);
    const site = await listening((_request, response) => response.end("ok\n"));
    const astray = { DATA_DIR, PORT: site, PUBLIC_URL: `http://127.0.0.1:${PORT}` };
    expect((await findingsOf(astray)).wrong).toEqual(["publicUrlAstray"]);
  });

  test("a server of mail that is not there is found out", async () => {
    const mail = { SMTP_URL: `smtp://127.0.0.1:${nowhere}`, MAIL_FROM: "a@example.org" };
    expect((await findingsOf({ DATA_DIR: temporaryFolder(), ...mail })).wrong).toEqual(["mailFails"]);
  });

  test("an old Node, and no room on the disk, are found out", async () => {
    expect(checkNode("20.18.3").code).toBe("nodeOld");
    expect(checkNode("18.20.0").code).toBe("nodeOld");
    expect(checkNode("22.1.0").level).toBe("fine");
    const [disk] = await checkDisk("/");
    expect(["disk", "diskLittle", "diskFull"]).toContain(disk?.code);
  });
});

describe("the server of embeddings", () => {
  const withVectors = (dimensions: number) =>
    installed(async (db) => {
      await addShow(db, "Sea", "en", [
        { title: "One", published: "2026-01-10", lines: [["Ann", "A harbour"]] },
      ]);
      const { id: transcriptId } = await db.transcript.findFirstOrThrow();
      const stored = { transcriptId, model: "words-1", dimensions, first: 1, vectors: 0 };
      await db.passageVectors.create({ data: { ...stored, bytes: new Uint8Array() } });
    });

  test("is told to be away, closed, no such server, or another model of that name", async () => {
    const host = await EmbedderHost.open();
    onTestFinished(() => host.close());
    const data = await withVectors(32);
    const ask = (url = `${host.origin}/v1`) =>
      findingsOf({ DATA_DIR: data.DATA_DIR, EMBED_URL: url, EMBED_MODEL: "words-1" });
    const well = await ask();
    expect(well.fine).toContain("embed");
    expect(well.note).toContain("embedUnagreed");
    expect(host.texts).toEqual(["Playhead"]);
    expect((await ask(`http://127.0.0.1:${nowhere}/v1`)).wrong).toEqual(["embedAway"]);
    host.faults.push({ kind: "status", status: 401 }, { kind: "status", status: 404 }, { kind: "page" });
    expect((await ask()).wrong).toEqual(["embedKey"]);
    expect((await ask()).wrong).toEqual(["embedStatus"]);
    expect((await ask()).wrong).toEqual(["embedUnreadable"]);
    host.dimensions = 48;
    expect((await ask()).wrong).toEqual(["embedOther"]);
  });
});

test("spans that are wanted and not made, or that nobody takes, are told of", async () => {
  const codes = async (...asked: Parameters<typeof checkTraces>) =>
    (await checkTraces(...asked)).map(({ code }) => code);
  const collector = await OtlpHost.open();
  onTestFinished(() => collector.close());
  expect(await codes({}, false)).toEqual([]);
  expect(await codes({ OTEL_SERVICE_NAME: "playhead" }, false)).toEqual(["tracesUnmade"]);
  expect(await codes({}, true)).toEqual(["traces"]);
  expect(await codes({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.origin }, true)).toEqual(["tracesTaken"]);
  const withPassword = collector.origin.replace("//", "//user:s3cret@");
  expect(await codes({ OTEL_EXPORTER_OTLP_ENDPOINT: withPassword }, true)).toEqual(["tracesTaken"]);
  expect(await codes({ OTEL_SDK_DISABLED: "true", OTEL_SERVICE_NAME: "playhead" }, false)).toEqual([]);
  const away = { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `http://user:s3cret@127.0.0.1:${nowhere}/v1/traces` };
  expect(await codes(away, true)).toEqual(["tracesAway"]);
  expect(JSON.stringify(await checkTraces(away, true))).not.toContain("s3cret");
  // As one that speaks gRPC alone: it says nothing that HTTP would.
  const other = await listening((request) => request.socket.destroy());
  expect(await codes({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${other}` }, true)).toEqual([
    "tracesTaken",
  ]);
});
