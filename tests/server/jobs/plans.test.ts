import Sqlite from "better-sqlite3";
import { expect, test, vi } from "vitest";
import { alignKind } from "#server/align/align-job.ts";
import { parseConfig } from "#server/config.ts";
import { feedKind } from "#server/feeds/feed-job.ts";
import { importKind } from "#server/feeds/import-job.ts";
import { claimNext, nextDue } from "#server/jobs/claim.ts";
import { isWanted } from "#server/jobs/keeper.ts";
import { lengthKind } from "#server/measure/length-job.ts";
import { measureKind } from "#server/measure/measure-job.ts";
import { indexKind } from "#server/search/index/index-job.ts";
import { agree } from "#server/search/meaning/due-vectors.ts";
import { embedKind } from "#server/search/meaning/embed-job.ts";
import { transcribeKind } from "#server/transcribe/transcribe-job.ts";
import { enrolUpkeep } from "#server/upkeep/upkeep-job.ts";
import { websubKind } from "#server/websub/websub-job.ts";
import { freshDatabase, importOptions } from "../database.ts";
import { addShow } from "../search/search-archive.ts";
import { FakeClock } from "./fake-clock.ts";

const NOW = new Date("2026-11-30T12:00:00Z");

/** All statements that are prepared while `act` runs. */
async function preparedBy(act: () => Promise<void>): Promise<readonly string[]> {
  const prepare = vi.spyOn(Sqlite.prototype, "prepare");
  await act();
  const statements = prepare.mock.calls.map(([sql]) => sql).filter((sql) => !sql.startsWith("PRAGMA"));
  prepare.mockRestore();
  return [...new Set(statements)];
}

/** What SQLite goes through from end to end to answer a statement. */
function scansOf(sqlite: Sqlite.Database, sql: string): readonly string[] {
  const plan = sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`);
  const values = Array.from(sql.matchAll(/\?/g), () => "");
  return plan.all(...values).flatMap((step) => {
    const { detail } = step as { detail: string };
    return /^SCAN (?:main\.)?(\S+)/.exec(detail)?.[1] ?? [];
  });
}

test("what is asked every few seconds goes through what is due alone, however many episodes there are", async () => {
  const { db, file, folder } = await freshDatabase();
  await addShow(db, "Lamps", "en", [{ title: "Wicks", audio: "/media/a.mp3", lines: [["Ann", "Wicks"]] }]);
  const hub = { hub: "https://hub.example/", topic: "https://lamps.example/feed" };
  await db.transcript.updateMany({ data: { timing: "none" } });
  const [clock, random] = [new FakeClock(NOW, 1), () => 0.5];
  const options = { ...importOptions(db, folder), clock, random };
  const sound = { ...options, measureRemote: true, measuringDir: folder, workDir: folder };
  const site = parseConfig({ DATA_DIR: folder, PUBLIC_URL: "https://site.example" });
  const embedder = { url: "https://example.org/v1/embeddings", key: null, model: "words" };
  await agree(db, embedder, NOW);
  await db.job.deleteMany();
  const kinds = [
    feedKind(options),
    importKind(options),
    lengthKind(sound),
    measureKind(sound),
    websubKind({ ...options, site }),
    transcribeKind({ ...sound, recogniser: null }),
    alignKind({ ...sound, align: true }),
    indexKind(db),
    embedKind({ ...options, embedder }),
  ];
  // Of feeds and sound nothing is due, so that all is asked.
  const wanted = await preparedBy(async () => {
    await isWanted({ align: true, measureRemote: true, embed: embedder }, db, NOW);
  });
  await db.feed.updateMany({ data: { location: hub.topic, ...hub } });
  const others = await preparedBy(async () => {
    for (const { enrol } of kinds) await enrol(NOW);
    await enrolUpkeep(db, NOW);
    await claimNext(db, "holder", NOW, ["import"]);
    await nextDue(db);
  });
  const sqlite = new Sqlite(file, { readonly: true });
  const scanned = new Set(
    [...wanted, ...others].filter((sql) => /^\s*[A-Z]/.test(sql)).flatMap((sql) => scansOf(sqlite, sql)),
  );
  sqlite.close();
  expect(await db.job.count({ where: { kind: { in: ["feed", "align", "websub", "embed"] } } })).toBe(4);
  const due = ["DueSound", "DueVectors", "HubSubscription", "known", "json_each", "JobLogin", "placed"];
  expect([...scanned].filter((name) => !due.includes(name) && !/^(?:\(|sub$)/.test(name))).toEqual([]);
  expect([...scanned]).toContain("DueSound");
});
