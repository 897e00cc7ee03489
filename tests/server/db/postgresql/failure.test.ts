import { Client } from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { openDatabase, writeWhole } from "#server/db/client.ts";
import { databaseFailure } from "#server/db/failure.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import { startPostgresql } from "../../../support/postgresql-server.ts";
import { freshDatabase } from "../../database.ts";
import { isPostgresqlThere } from "../../postgresql-database.ts";

const rejected = (promise: Promise<unknown>) => promise.then(() => null, databaseFailure);
const tag = { data: { slug: "a", name: "a" } };

async function connected(address: string): Promise<Client> {
  const client = new Client(address);
  client.on("error", () => {});
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

describe.runIf(isPostgresqlThere())("over PostgreSQL", () => {
  test("a write that waits for another too long is busy", async () => {
    const { db, file } = await freshDatabase();
    const other = await connected(file);
    await other.query('BEGIN; LOCK TABLE "Tag"');
    const waiting = writeWhole(db, async (tx) => {
      await tx.$executeRaw`SET LOCAL lock_timeout = 1`;
      await tx.tag.create(tag);
    });
    expect(await rejected(waiting)).toBe("busy");
    await other.query("COMMIT");
    expect(await rejected(db.tag.create(tag))).toBeNull();
  });

  test("a database that may not be written is known", async () => {
    const { db } = await freshDatabase();
    const forbidden = writeWhole(db, async (tx) => {
      await tx.$executeRaw`SET LOCAL transaction_read_only = on`;
      await tx.tag.create(tag);
    });
    expect(await rejected(forbidden)).toBe("unwritable");
  });

  test("connections that the server ends fail once, in a transaction and out of one, and are made again", async () => {
    const { db, file } = await freshDatabase();
    const other = await connected(file);
    const endAll = () =>
      other.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
      );
    const ended = writeWhole(db, async (tx) => {
      await tx.tag.create(tag);
      await endAll();
      await tx.tag.count();
    });
    expect(await rejected(ended)).toBe("away");
    expect(await rejected(db.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`)).toBe("away");
    await db.tag.create(tag);
    expect(await db.tag.count()).toBe(1);
  });

  test("a server that is not there is away, and served by again as soon as it is back", async () => {
    const server = await startPostgresql();
    if (!server) return;
    onTestFinished(() => server.stop());
    await migrateDatabase(server.address);
    const db = openDatabase(server.address);
    onTestFinished(() => db.$disconnect());
    await db.tag.create(tag);
    const back = server.restart();
    expect(await rejected(db.tag.count())).toSatisfy((failure) => failure === "away" || failure === null);
    await back;
    // Connections that were broken are found out one by one.
    await rejected(db.tag.count());
    expect(await db.tag.count()).toBe(1);
    await db.$disconnect();
    await server.stop();
    const gone = openDatabase(server.address);
    expect(await rejected(gone.tag.count())).toBe("away");
    expect(await rejected(gone.tag.create(tag))).toBe("away");
    expect(await rejected(writeWhole(gone, (tx) => tx.tag.count()))).toBe("away");
    expect(await rejected(migrateDatabase(server.address))).toBe("away");
  });
});
