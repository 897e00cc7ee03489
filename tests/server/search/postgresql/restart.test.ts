import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { searchFor } from "#core/search/request.ts";
import { type Database, openDatabase } from "#server/db/client.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import { openSearch } from "#server/search/engine/open.ts";
import { openPostgresqlRows } from "#server/search/postgresql/open-rows.ts";
import { isBusy } from "#server/thread/busy.ts";
import { type PostgresqlServer, startPostgresql } from "../../../support/postgresql-server.ts";
import { isPostgresqlThere } from "../../postgresql-database.ts";
import { addShow } from "../search-archive.ts";

/** Patience of who asks again and again. Milliseconds. */
const BREATH = 50;
const episodeOf = (title: string) => ({ title, lines: [["Ann", `The lamp is ${title}.`] as const] });

/** One that may be ended: that of the other tests goes on. */
let server: PostgresqlServer | null = null;
let db: Database;

function address(): string {
  if (!server) throw new Error("PostgreSQL is not installed");
  return server.address;
}

beforeAll(async () => {
  server = await startPostgresql();
  if (!server) return;
  await migrateDatabase(server.address);
  db = openDatabase(server.address);
  await addShow(db, "Lamps", "en", [episodeOf("red")]);
});
afterAll(async () => {
  await db?.$disconnect();
  await server?.stop();
});

function openRows(location: string) {
  const database = openPostgresqlRows(location);
  onTestFinished(() => database.close());
  return database;
}

/** Where connections are taken, and nothing comes of them. */
async function portOfSilence(): Promise<number> {
  const taken = new Set<Socket>();
  const silent = createServer((socket) => void taken.add(socket)).listen(0, "127.0.0.1");
  onTestFinished(() => {
    for (const socket of taken) socket.destroy();
    silent.close();
  });
  await once(silent, "listening");
  return z.object({ port: z.number() }).parse(silent.address()).port;
}

/** Ends all connections but its own, as an administrator does. */
async function endConnections(): Promise<void> {
  const client = new Client(address());
  await client.connect();
  await client.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL",
  );
  await client.end();
}

describe.skipIf(!isPostgresqlThere())("search over a PostgreSQL server that goes and comes", () => {
  test("fails with what isBusy knows while it is away, or answers; then finds by itself what is new, too", async () => {
    const backend = openSearch(address());
    onTestFinished(() => backend.close());
    const ask = () => Promise.all([backend.search(searchFor("lamp")), backend.suggest("la")]);
    const [before] = await ask();
    expect(before.totalHits).toBe(1);
    let back = false;
    const restarting = server?.restart().then(() => {
      back = true;
    });
    while (!back) {
      const answer = await ask().catch((error: unknown) => error);
      if (answer instanceof Error) expect(isBusy(answer), String(answer.cause)).toBe(true);
      else expect(answer).toMatchObject([{ totalHits: 1 }, { words: ["lamp"] }]);
      await wait(BREATH);
    }
    await restarting;
    await addShow(db, "Lamps", "en", [episodeOf("green")]);
    expect(await ask()).toMatchObject([{ totalHits: 2 }, { words: ["lamp"] }]);
  });

  test("is not told of a connection that was ended while nobody asked, nor of one that ends in the middle", async () => {
    const database = openRows(address());
    const shows = () => database.read((rows) => rows.list("shows"));
    const before = await shows();
    await endConnections();
    expect(await shows()).toEqual(before);
    let tries = 0;
    const again = await database.read(async (rows) => {
      if (tries++ === 0) await endConnections();
      return rows.list("shows");
    });
    expect(again).toEqual(before);
    expect(tries).toBe(2);
  });

  test("is told what is wrong where trying again does not help", async () => {
    const elsewhere = new URL(address());
    elsewhere.pathname = "nowhere";
    const rows = openRows(elsewhere.href).read((rows) => rows.list("shows"));
    await expect(rows).rejects.toThrow('database "nowhere" does not exist');
  });

  test.each([
    ["nobody listens", async () => 1],
    ["nothing is said", portOfSilence],
  ])("fails with what isBusy knows where %s", async (_, port) => {
    const database = openRows(`postgresql://playhead@127.0.0.1:${await port()}/postgres`);
    const error = await database.read((rows) => rows.list("shows")).catch((thrown: unknown) => thrown);
    expect(isBusy(error), String(error)).toBe(true);
  });

  test("reads one moment, whatever is written meanwhile", async () => {
    const database = openRows(address());
    const [before, meanwhile] = await database.read(async (rows) => {
      const first = await rows.list("shows");
      await addShow(db, "Wicks", "en", [episodeOf("blue")]);
      return [first, await rows.list("shows")];
    });
    expect(meanwhile).toEqual(before);
    expect(await database.read((rows) => rows.list("shows"))).toHaveLength(before.length + 1);
  });
});
