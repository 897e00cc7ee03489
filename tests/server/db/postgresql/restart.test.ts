import { expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "#server/db/client.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import { watchEdition } from "#server/db/postgresql/edition-watch.ts";
import { startPostgresql } from "../../../support/postgresql-server.ts";
import { isPostgresqlThere } from "../../postgresql-database.ts";
import { addShow } from "../../search/search-archive.ts";
import { beginSite, LONG } from "./sites.ts";

/** A server of its own, with a database that is migrated, which ends with the test. */
async function ownServer() {
  const server = await startPostgresql();
  if (server === null) throw new Error("There is no PostgreSQL");
  onTestFinished(() => server.stop());
  const made = await migrateDatabase(server.address);
  expect(made.kind).toBe("migrated");
  const db = openDatabase(server.address);
  onTestFinished(() => db.$disconnect());
  return { ...server, db };
}

test.runIf(isPostgresqlThere())(
  "while the server of the database is away, a site tells when to come again, sends what it has, and is there again by itself",
  async () => {
    const { address, db, pause } = await ownServer();
    await addShow(db, "Ours", "en", []);
    const { ask } = await beginSite(address);
    await vi.waitFor(async () => expect(await ask("/")).toMatch(/Ours$/), LONG);
    expect(await ask("/search")).toMatch(/Ours$/);
    const resume = await pause();
    await vi.waitFor(async () => expect(await ask("/readyz")).toMatch(/^HTTP\/1.1 503 /), LONG);
    const told = await ask("/search");
    expect(told).toMatch(/^HTTP\/1.1 503 /);
    expect(told).toMatch(/^retry-after: 5\r$/im);
    expect(await ask("/")).toMatch(/Ours$/);
    expect(await ask("/library")).toMatch(/^HTTP\/1.1 503 /);
    await resume();
    await vi.waitFor(async () => expect(await ask("/search")).toMatch(/Ours$/), LONG);
    expect(await ask("/readyz")).toMatch(/^HTTP\/1.1 200 /);
    await vi.waitFor(() => addShow(db, "Theirs", "en", []), LONG);
    await vi.waitFor(async () => expect(await ask("/")).toMatch(/Ours, Theirs$/), LONG);
  },
);

test.runIf(isPostgresqlThere())("a version is known again once the server is there again", async () => {
  const { address, db, restart } = await ownServer();
  const watch = watchEdition(address);
  onTestFinished(() => watch.close());
  const known = async () => {
    await vi.waitFor(() => expect(watch.version()).toMatch(/^\d+$/), LONG);
    return watch.version();
  };
  expect(watch.version()).not.toBe(watch.version());
  const before = await known();
  await addShow(db, "Ours", "en", []);
  await vi.waitFor(() => expect(watch.version()).not.toBe(before), LONG);
  const kept = watch.version();
  await restart();
  expect(watch.version()).toBe(kept);
  await vi.waitFor(() => addShow(db, "Theirs", "en", []), LONG);
  await vi.waitFor(() => expect(watch.version()).not.toBe(kept), LONG);
  expect(watch.fault()).toBeNull();
});
