import Sqlite from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase, writeWhole } from "#server/db/client.ts";
import { deferEdition, editionNumber, showDeferred } from "#server/db/edition.ts";
import { versionOf, watchVersion } from "#server/db/version.ts";
import { freshDatabase } from "../database.ts";
import { addShow } from "../search/search-archive.ts";

test("the version of a database changes with every change of what is shown, by whomever, and with nothing else", async () => {
  const { db, file } = await freshDatabase();
  const version = watchVersion(file);
  const empty = version();
  await db.show.count();
  expect(version()).toBe(empty);
  await addShow(db, "Ours", "en", []);
  const ours = version();
  const other = openDatabase(file);
  await addShow(other, "Theirs", "en", []);
  const theirs = version();
  expect(new Set([empty, ours, theirs]).size).toBe(3);
  await other.feed.updateMany({ data: { fetchedAt: new Date() } });
  await other.$disconnect();
  expect(version()).toBe(theirs);
});

test("what an import adds while it goes on is shown every ten seconds, and at its end; all else at once", async () => {
  const { db, file } = await freshDatabase();
  const sqlite = new Sqlite(file, { readonly: true });
  onTestFinished(() => void sqlite.close());
  let now = 0;
  const version = versionOf(sqlite, () => now);
  const add = (title: string) =>
    writeWhole(db, async (tx) => {
      const before = await editionNumber(tx);
      await tx.tag.create({ data: { slug: title, name: title } });
      await deferEdition(tx, before);
    });
  const seen = async (act: () => Promise<unknown>) => {
    const before = version();
    await act();
    return version() !== before;
  };
  version();
  now = 10_000;
  expect(await seen(() => add("first"))).toBe(true);
  expect(await seen(() => add("second"))).toBe(false);
  expect(await seen(() => db.tag.create({ data: { slug: "other", name: "other" } }))).toBe(true);
  expect(await seen(() => add("third"))).toBe(false);
  const before = version();
  now = 20_000;
  expect(version()).not.toBe(before);
  expect(await seen(() => add("fourth"))).toBe(false);
  expect(await seen(() => showDeferred(db))).toBe(true);
  expect(await seen(() => showDeferred(db))).toBe(false);
  expect(version()).toBe(String((await db.edition.findFirstOrThrow()).number));
});

/** Of these no page, feed or search is made. */
const NOT_SHOWN = [
  "Account",
  "AgreedEmbedder",
  "AppMark",
  "AppPassword",
  "AccountPicture",
  "AccountAddress",
  "MailedLink",
  "Measurement",
  "DueSound",
  "DueVectors",
  "DueWords",
  "Edition",
  "EpisodeEdition",
  "Feed",
  "FeedLogin",
  "HubSubscription",
  "Invitation",
  "Job",
  "JobLogin",
  "MomentCount",
  "Passkey",
  "PassageVectors",
  "PlayCount",
  "RecoveryCode",
  "Revision",
  "SearchSegment",
  "SearchedText",
  "Session",
  "SharedKey",
  "SyncedChange",
  "Tally",
  "TrashItem",
  "Upload",
  "UploadedFile",
  "WaitingApp",
  "_prisma_migrations",
];
/** SQLite's own. */
const OF_OTHERS = /^sqlite_/;

test("every table raises the edition, or is known to be of nothing that is shown", async () => {
  const { file } = await freshDatabase();
  const sqlite = new Sqlite(file, { readonly: true });
  const named = (type: string) =>
    sqlite.prepare("SELECT name FROM sqlite_master WHERE type = ?").pluck().all(type).map(String);
  const raising = sqlite
    .prepare(`SELECT tbl_name || ' ' || substr(sql, instr(sql, 'AFTER ') + 6, 6) FROM sqlite_master
      WHERE type = 'trigger' AND sql LIKE '%UPDATE "Edition" SET "number" = "number" + 1;%'`)
    .pluck()
    .all();
  const shown = named("table").filter((name) => !OF_OTHERS.test(name) && !NOT_SHOWN.includes(name));
  sqlite.close();
  expect(raising.toSorted()).toEqual(
    shown.flatMap((name) => ["DELETE", "INSERT", "UPDATE"].map((change) => `${name} ${change}`)).toSorted(),
  );
});
