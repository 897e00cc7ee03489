import { expect, test } from "vitest";
import { openDatabase } from "#server/db/client.ts";
import { watchVersion } from "#server/db/version.ts";
import { freshDatabase } from "../database.ts";
import { addShow } from "../search/search-archive.ts";

test("the version of a database changes with every change, by whomever, and with nothing else", async () => {
  const { db, file } = await freshDatabase();
  const version = watchVersion(file);
  const empty = version();
  await db.show.count();
  expect(version()).toBe(empty);
  await addShow(db, "Ours", "en", []);
  const ours = version();
  const other = openDatabase(file);
  await addShow(other, "Theirs", "en", []);
  await other.$disconnect();
  const theirs = version();
  expect(new Set([empty, ours, theirs]).size).toBe(3);
  expect(version()).toBe(theirs);
});
