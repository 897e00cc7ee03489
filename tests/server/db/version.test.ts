import { expect, test } from "vitest";
import { openDatabase } from "#server/db/client.ts";
import { databaseVersion } from "#server/db/version.ts";
import { freshDatabase } from "../database.ts";
import { addShow } from "../search/search-archive.ts";

test("the version of a database changes with every change, by whomever, and with nothing else", async () => {
  const { db, file } = await freshDatabase();
  const empty = await databaseVersion(db);
  await db.show.count();
  expect(await databaseVersion(db)).toBe(empty);
  await addShow(db, "Ours", "en", []);
  const ours = await databaseVersion(db);
  const other = openDatabase(file);
  await addShow(other, "Theirs", "en", []);
  await other.$disconnect();
  const theirs = await databaseVersion(db);
  expect(new Set([empty, ours, theirs]).size).toBe(3);
  expect(await databaseVersion(db)).toBe(theirs);
});
