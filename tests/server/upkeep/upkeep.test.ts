import { existsSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "#server/db/client.ts";
import { cancelJob, runNow } from "#server/jobs/acts.ts";
import { isWanted } from "#server/jobs/keeper.ts";
import { listJobs } from "#server/jobs/list.ts";
import { runWorker } from "#server/jobs/worker.ts";
import { enrolUpkeep, nextNight, upkeepKind } from "#server/upkeep/upkeep-job.ts";
import { freshDatabase } from "../database.ts";
import { FakeClock } from "../jobs/fake-clock.ts";
import { foundBy } from "../search/index/found-passages.ts";
import { addShow } from "../search/search-archive.ts";

const HOUR = 3600 * 1000;
const DAY = 24 * HOUR;
/** Noon by the clock of this machine. */
const NOON = new Date(2026, 10, 29, 12);
const later = (time: number) => new Date(NOON.getTime() + time);

/** A database, and workers that keep it up in a time of its own. */
async function keptUp() {
  const { db, file, folder } = await freshDatabase();
  const uploadsDir = path.join(folder, "uploads");
  const mediaPlace = path.join(folder, "media");
  mkdirSync(mediaPlace);
  const clock = new FakeClock(NOON, 0);
  const end = new AbortController();
  onTestFinished(() => end.abort());
  const begin = (holder: string) => {
    clock.sleepers += 1;
    const mine = openDatabase(file);
    onTestFinished(() => mine.$disconnect());
    const kinds = { upkeep: upkeepKind({ db: mine, clock, databaseLocation: file, mediaPlace, uploadsDir }) };
    const every = { lookEvery: HOUR, enrolEvery: HOUR };
    const options = { db: mine, kinds, holder, clock, random: () => 0.5, signal: end.signal, slots: 1 };
    void runWorker({ ...every, ...options });
  };
  const job = () => db.job.findFirstOrThrow();
  return { db, uploadsDir, mediaPlace, clock, begin, job };
}

test.each([
  [new Date(2026, 10, 29, 12), new Date(2026, 10, 30, 3)],
  [new Date(2026, 10, 29, 2, 59, 59), new Date(2026, 10, 29, 3)],
  [new Date(2026, 10, 29, 3), new Date(2026, 10, 30, 3)],
  [new Date(2026, 11, 31, 23), new Date(2027, 0, 1, 3)],
])("after %s it is night again at %s", (now, night) => {
  expect(nextNight(now)).toEqual(night);
});

test("what is over is cleared away at night, by one of several, and what is not stays", async () => {
  const { db, uploadsDir, mediaPlace, clock, begin, job } = await keptUp();
  const { id: accountId } = await db.account.create({
    data: { name: "Ann", key: "ann", role: "listener", passwordHash: "" },
  });
  const session = (tokenHash: string, at: Date) =>
    db.session.create({ data: { accountId, browser: "", tokenHash, seenAt: at, createdAt: at } });
  await session("old", later(-400 * DAY));
  await session("new", later(-DAY));
  const ending = [later(-DAY), later(7 * DAY)];
  for (const expiresAt of ending) {
    const tokenHash = expiresAt.toISOString();
    await db.invitation.create({ data: { tokenHash, role: "host", expiresAt } });
    const link = { accountId, kind: "signIn", address: "a@example.org", next: "/", createdAt: NOON };
    await db.mailedLink.create({ data: { ...link, tokenHash, expiresAt } });
    const app = { pageHash: tokenHash, pollHash: tokenHash, agent: "Kasts" };
    await db.waitingApp.create({ data: { ...app, expiresAt } });
    await db.tally.create({ data: { key: tokenHash, count: 1, endsAt: expiresAt } });
  }
  const done = { kind: "import", lane: "", dueAt: NOON, createdAt: NOON, state: "done" };
  for (const days of [31, 1])
    await db.job.create({ data: { ...done, subject: `${days}`, finishedAt: later(-days * DAY) } });
  const name = `${"a".repeat(32)}.mp3`;
  writeFileSync(path.join(mediaPlace, name), "");
  const item = {
    kind: "episode",
    showGuid: "sea",
    title: "One",
    showTitle: "Sea",
    files: [name],
    content: new Uint8Array(),
  };
  for (const days of [31, 20])
    await db.trashItem.create({ data: { ...item, guid: `${days}`, deletedAt: later(-days * DAY) } });
  await db.trashItem.updateMany({ where: { guid: "20" }, data: { files: [] } });
  mkdirSync(uploadsDir);
  writeFileSync(path.join(uploadsDir, "of-nobody"), "");
  const draft = path.join(mediaPlace, ".0b1c2d3e-0000-4000-8000-0123456789ab.part");
  writeFileSync(draft, "");
  for (const file of [path.join(uploadsDir, "of-nobody"), draft]) utimesSync(file, 1, 1);

  begin("one");
  begin("two");
  await clock.passUntil(later(14 * HOUR));
  expect(await db.trashItem.count()).toBe(2);
  await clock.passUntil(later(17 * HOUR));
  expect(await db.trashItem.findMany({ select: { guid: true } })).toEqual([{ guid: "20" }]);
  expect(existsSync(path.join(mediaPlace, name))).toBe(false);
  expect(existsSync(path.join(uploadsDir, "of-nobody"))).toBe(false);
  expect(existsSync(draft)).toBe(false);
  expect((await db.session.findMany()).map(({ tokenHash }) => tokenHash)).toEqual(["new"]);
  expect([await db.invitation.count(), await db.mailedLink.count()]).toEqual([1, 1]);
  expect([await db.waitingApp.count(), await db.tally.count()]).toEqual([1, 1]);
  expect(await db.job.findMany({ where: { kind: "import" }, select: { subject: true } })).toEqual([
    { subject: "1" },
  ]);
  const kept = await db.job.findFirstOrThrow({ where: { kind: "upkeep" } });
  expect(kept).toMatchObject({ state: "waiting", token: 1, failures: 0, dueAt: nextNight(later(17 * HOUR)) });
  expect(await job()).toBeDefined();
});

test("a part that fails holds up no other, and is told of", async () => {
  const errors = vi.spyOn(console, "error").mockImplementation(() => {});
  const { db, uploadsDir, clock, begin, job } = await keptUp();
  // A file where there is to be a folder.
  writeFileSync(uploadsDir, "");
  await db.invitation.create({ data: { tokenHash: "a", role: "host", expiresAt: later(-DAY) } });
  begin("one");
  await clock.passUntil(later(15 * HOUR + 1));
  expect(await db.invitation.count()).toBe(0);
  expect(await job()).toMatchObject({ state: "waiting", failures: 1 });
  expect((await listJobs(db)).failed).toMatchObject([{ kind: "upkeep", givenUp: false }]);
  errors.mockRestore();
});

test("it is one quiet job, which begins no thread before its time and is done next night where it is cancelled", async () => {
  const { db, job } = await keptUp();
  for (const now of [NOON, later(DAY)]) await enrolUpkeep(db, now);
  expect(await db.job.count()).toBe(1);
  const { id, dueAt } = await job();
  expect(dueAt).toEqual(nextNight(NOON));
  expect(await isWanted({ align: false, measureRemote: false }, db, later(HOUR))).toBe(false);
  expect(await isWanted({ align: false, measureRemote: false }, db, dueAt)).toBe(true);
  expect(await cancelJob(db, id, dueAt)).toBe(true);
  expect(await job()).toMatchObject({ state: "waiting", dueAt: new Date(dueAt.getTime() + DAY) });
  expect(await runNow(db, id, NOON)).toBe(true);
  expect((await listJobs(db)).waiting).toMatchObject([{ kind: "upkeep", dueAt: NOON }]);
});

test("the index of search is merged from its pieces at night, and no page is made anew for it", async () => {
  const { db, clock, begin } = await keptUp();
  for (let show = 0; show < 9; show++)
    await addShow(db, `Show ${show}`, "en", [
      { title: `Episode ${show}`, lines: [["Ann", "A lighthouse by the sea."]] },
    ]);
  const edition = () => db.edition.findFirstOrThrow();
  const [before, hits, number] = [await db.searchSegment.count(), await foundBy(db, "sea"), await edition()];
  begin("one");
  await clock.passUntil(later(17 * HOUR));
  expect(await db.searchSegment.count()).toBeLessThan(before);
  expect(hits).toHaveLength(9);
  expect(await foundBy(db, "sea")).toEqual(hits);
  expect(await edition()).toEqual(number);
});
