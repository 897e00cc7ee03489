import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "#server/db/client.ts";
import { setbackOf } from "#server/setback.ts";
import { freshDatabase } from "../../database.ts";
import { isPostgresqlThere } from "../../postgresql-database.ts";
import { addShow } from "../../search/search-archive.ts";
import { beginSite, LONG } from "./sites.ts";

async function connected(address: string): Promise<Client> {
  const client = new Client(address);
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** Somebody who may do all that we may, over so many connections. */
async function addRole(server: Client, address: string, most: number): Promise<[URL, string]> {
  const name = `guest_${randomBytes(4).toString("hex")}`;
  const [{ user }] = (await server.query("SELECT current_user AS user")).rows;
  await server.query(`CREATE ROLE ${name} LOGIN PASSWORD 'guest' IN ROLE "${user}" CONNECTION LIMIT ${most}`);
  const own = new URL(address);
  own.username = name;
  own.password = "guest";
  return [own, name];
}

describe.runIf(isPostgresqlThere())("a server whose connections are all taken", () => {
  test("has a site say when to come again, and is used again by itself", async () => {
    const { db, file } = await freshDatabase();
    await addShow(db, "Ours", "en", []);
    const server = await connected(file);
    // The one that follows the edition.
    const [own, name] = await addRole(server, file, 1);
    const { ask } = await beginSite(own.href);
    await vi.waitFor(async () => expect(await ask("/readyz")).toMatch(/^HTTP\/1.1 200 /), LONG);
    for (const path of ["/search", "/"]) {
      const told = await ask(path);
      expect(told).toMatch(/^HTTP\/1.1 503 /);
      expect(told).toMatch(/^retry-after: 5\r$/im);
    }
    await server.query(`ALTER ROLE ${name} CONNECTION LIMIT 20`);
    for (const path of ["/search", "/"]) expect(await ask(path)).toMatch(/Ours$/);
  });

  test("is told from others where the pool has none left, and read from again when it has", async () => {
    const { file } = await freshDatabase();
    const db = openDatabase(file, 2);
    onTestFinished(() => db.$disconnect());
    const other = await connected(file);
    await other.query("SELECT pg_advisory_lock(7)");
    const waiting = [1, 2].map(async () => await db.$executeRaw`SELECT pg_advisory_xact_lock(7)`);
    const blocked = `SELECT 1 FROM pg_stat_activity WHERE "datname" = current_database() AND "wait_event" = 'advisory'`;
    await vi.waitFor(async () => expect((await other.query(blocked)).rowCount).toBe(2), LONG);
    const refused = await db.tag.count().catch((error: unknown) => error);
    expect(setbackOf(refused)).toBe("databaseAway");
    await other.query("SELECT pg_advisory_unlock(7)");
    await Promise.all(waiting);
    expect(await db.tag.count()).toBe(0);
  });
});
