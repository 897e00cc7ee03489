import { describe, expect, onTestFinished, test } from "vitest";
import { database } from "#server/db/client.ts";
import { watchEdition } from "#server/db/postgresql/edition-watch.ts";
import { databaseKnown, databaseVersion } from "#server/db/version.ts";
import { startPostgresql } from "../../../support/postgresql-server.ts";
import { processDatabase } from "../../database.ts";
import { isPostgresqlThere } from "../../postgresql-database.ts";
import { addShow } from "../../search/search-archive.ts";

const { file } = processDatabase();

describe.runIf(isPostgresqlThere())("over PostgreSQL", () => {
  test("who has changed something knows the version after it at once, each time", async () => {
    await databaseKnown();
    await addShow(database(), "Ours", "en", []);
    for (let time = 0; time < 20; time++) {
      const before = databaseVersion();
      await database().show.updateMany({ data: { title: `Ours ${time}` } });
      expect(databaseVersion()).not.toBe(before);
      const between = databaseVersion();
      await database().$transaction((tx) => tx.show.updateMany({ data: { author: `${time}` } }));
      expect(databaseVersion()).not.toBe(between);
    }
  });

  test("nobody waits for a version that cannot be known: the server is away, or it is followed no more", async () => {
    const server = await startPostgresql();
    onTestFinished(() => server?.stop());
    const away = watchEdition(server?.address ?? "");
    onTestFinished(() => away.close());
    // There are no tables.
    await away.caughtUp();
    expect(away.fault()).not.toBeNull();
    const watch = watchEdition(file);
    await watch.caughtUp();
    const version = watch.version();
    expect(version).toMatch(/^\d+$/);
    const waiting = watch.caughtUp();
    watch.close();
    await waiting;
    await watch.caughtUp();
    expect(watch.version()).toBe(version);
  });
});
