import Sqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { openDatabase } from "#server/db/client.ts";
import { watchVersion } from "#server/db/version.ts";
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

/** Of these no page, feed or search is made. */
const NOT_SHOWN = [
  "Account",
  "AppMark",
  "AppPassword",
  "AccountPicture",
  "AccountAddress",
  "MailedLink",
  "Measurement",
  "Edition",
  "Feed",
  "FeedLogin",
  "Invitation",
  "Job",
  "Passkey",
  "RecoveryCode",
  "Revision",
  "Session",
  "SyncedChange",
  "TrashItem",
  "Upload",
  "UploadedFile",
  "_prisma_migrations",
];
/** SQLite's own, and what an index consists of, which follows the table that it is of. */
const OF_OTHERS = /^sqlite_|_index(?:_\w+)?$/;

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
