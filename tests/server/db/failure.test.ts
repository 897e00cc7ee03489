import { writeFileSync } from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { databaseFailure, raiseCode } from "#server/db/failure.ts";
import { freshDatabase, temporaryFolder } from "../database.ts";

const rejected = (promise: Promise<unknown>) => promise.then(() => null, databaseFailure);
const tag = { data: { slug: "a", name: "a" } };

test("a write that another process keeps waiting is busy, in a transaction and out of one", async () => {
  const { db, file } = await freshDatabase();
  await db.$queryRaw`PRAGMA busy_timeout = 1`;
  const other = new Sqlite(file);
  other.exec("BEGIN IMMEDIATE");
  expect(await rejected(db.tag.create(tag))).toBe("busy");
  expect(await rejected(db.$transaction((tx) => tx.tag.create(tag), { maxWait: 1 }))).toBe("busy");
  other.close();
  expect(await rejected(db.tag.create(tag))).toBeNull();
});

test("a database that may not be written or does not fit is known by what its driver says", async () => {
  const { db } = await freshDatabase();
  await db.$queryRaw`PRAGMA query_only = 1`;
  expect(await rejected(db.tag.create(tag))).toBe("unwritable");
  await db.$queryRaw`PRAGMA query_only = 0`;
  await db.$queryRaw`PRAGMA max_page_count = 1`;
  expect(await rejected(db.tag.create({ data: { slug: "a", name: "a".repeat(100_000) } }))).toBe("full");
});

test("a file that is no database is known, and an error of the code is none of these", () => {
  const file = path.join(temporaryFolder(), "playhead.db");
  writeFileSync(file, "no database ".repeat(1000));
  const sqlite = new Sqlite(file);
  const read = () => {
    try {
      return sqlite.prepare("SELECT * FROM sqlite_master").all();
    } catch (error) {
      return databaseFailure(error);
    }
  };
  expect(read()).toBe("corrupt");
  sqlite.close();
  expect(databaseFailure(new TypeError("x is not a function"))).toBeNull();
  expect(databaseFailure("no error at all")).toBeNull();
});

/** As an error comes out of a thread: of what it names itself, and of that only what bears such a name too. */
const outOfThread = (error: Error) =>
  Object.assign(new Error(), JSON.parse(JSON.stringify(error, Object.getOwnPropertyNames(error))));

test.each([
  ["of a query", { code: "P2010", meta: { driverAdapterError: { cause: { originalCode: "57P01" } } } }],
  ["of a driver", { cause: { originalCode: "57P01" } }],
])("what an error %s means is known outside of the thread that met it", (_, layers) => {
  const error = Object.assign(new Error("It failed"), layers);
  expect(databaseFailure(outOfThread(error))).toBeNull();
  raiseCode(error);
  expect(databaseFailure(outOfThread(error))).toBe("away");
});

test.each([
  "terminating connection due to administrator command",
  "the database system is starting up",
  "the database system is shutting down",
  "the database system is not yet accepting connections",
])("a server is away that says: %s", (sentence) => {
  expect(databaseFailure(new Error(sentence))).toBe("away");
});
