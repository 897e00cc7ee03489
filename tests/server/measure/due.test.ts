import Sqlite from "better-sqlite3";
import { expect, test } from "vitest";
import type { Database } from "#server/db/client.ts";
import { isSoundDue, soundDueQuery } from "#server/measure/due.ts";
import { freshDatabase, overPostgresql } from "../database.ts";
import { addShow } from "../search/search-archive.ts";

const NOW = new Date("2026-11-29T12:00:00Z");

test.skipIf(overPostgresql)(
  "whether something is due is found by indexes, never by going through episodes",
  async () => {
    const { file } = await freshDatabase();
    const sqlite = new Sqlite(file, { readonly: true });
    const { sql } = soundDueQuery(NOW);
    const plan = sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(NOW.toISOString());
    sqlite.close();
    const steps = plan.map((step) => (step as { detail: string }).detail);
    expect(steps).toContain("SCAN DueSound");
    expect(
      steps.some((step) => step.startsWith("SEARCH Measurement USING INDEX Measurement_checkAt_idx")),
    ).toBe(true);
    expect(steps.filter((step) => step.startsWith("SCAN"))).toEqual(["SCAN DueSound"]);
  },
);

/** What is on the list, when it is as the view says. */
async function listed(db: Database): Promise<number> {
  const untried = await db.$queryRaw<unknown[]>`SELECT "episodeId" FROM "UntriedSound" ORDER BY "episodeId"`;
  const due = await db.$queryRaw<unknown[]>`SELECT "episodeId" FROM "DueSound" ORDER BY "episodeId"`;
  expect(due).toEqual(untried);
  return due.length;
}

test("the list of what is due follows episodes, measurements and jobs", async () => {
  const { db } = await freshDatabase();
  await addShow(db, "Lamps", "en", [{ title: "Wicks", lines: [["Ann", "Wicks"]] }]);
  const { id } = await db.episode.findFirstOrThrow();
  const change = (data: Parameters<typeof db.episode.update>[0]["data"]) =>
    db.episode.update({ where: { id }, data });
  await change({ audioUrl: "/media/here.mp3", audioBytes: 5 });
  expect(await listed(db)).toBe(0);
  const url = "https://sounds.example/a.mp3";
  await change({ audioUrl: url });
  expect(await listed(db)).toBe(1);
  expect(await isSoundDue(db, NOW)).toBe(true);
  await change({ withdrawnAt: NOW });
  expect(await listed(db)).toBe(0);
  await change({ withdrawnAt: null });
  const row = { episodeId: id, url, announced: 5, bytes: 5, measuredAt: NOW };
  await db.measurement.create({ data: row });
  expect(await listed(db)).toBe(0);
  await change({ audioBytes: null });
  expect(await listed(db)).toBe(1);
  await db.measurement.update({ where: { episodeId: id }, data: { announced: null } });
  expect(await listed(db)).toBe(0);
  const integrity = { type: "sri", value: "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" };
  await change({ extras: { alternates: [{ url: `${url}?2`, isDefault: false, integrity }] } });
  expect(await listed(db)).toBe(0);
  await change({ extras: { alternates: [{ url: `${url}?2`, isDefault: true, integrity }] } });
  expect(await listed(db)).toBe(1);
  await db.measurement.update({ where: { episodeId: id }, data: { integrity: integrity.value } });
  expect(await listed(db)).toBe(0);
  await db.measurement.delete({ where: { episodeId: id } });
  expect(await listed(db)).toBe(1);
  const job = { kind: "measure", subject: String(id), lane: "a", dueAt: NOW, createdAt: NOW };
  await db.job.create({ data: job });
  expect(await listed(db)).toBe(1);
  await db.job.updateMany({ data: { failures: 1 } });
  expect(await listed(db)).toBe(0);
  expect(await isSoundDue(db, NOW)).toBe(false);
  await db.job.deleteMany();
  expect(await listed(db)).toBe(1);
  await db.episode.delete({ where: { id } });
  expect(await listed(db)).toBe(0);
});

test("a file that is to be looked at again is due when its time has come", async () => {
  const { db } = await freshDatabase();
  await addShow(db, "Lamps", "en", [{ title: "Wicks", lines: [["Ann", "Wicks"]] }]);
  const { id } = await db.episode.findFirstOrThrow();
  const url = "https://sounds.example/a.mp3";
  await db.episode.update({ where: { id }, data: { audioUrl: url, audioBytes: null } });
  await db.measurement.create({ data: { episodeId: id, url, bytes: 5, measuredAt: NOW, checkAt: NOW } });
  expect(await isSoundDue(db, new Date(NOW.getTime() - 1))).toBe(false);
  expect(await isSoundDue(db, NOW)).toBe(true);
});
