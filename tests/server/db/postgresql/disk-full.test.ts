import { chownSync } from "node:fs";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "#server/db/client.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import { setbackOf } from "#server/setback.ts";
import { otherUser, startPostgresql } from "../../../support/postgresql-server.ts";
import { mayPutDisks, putSmallDisk } from "../../../support/small-disk.ts";
import { temporaryFolder } from "../../database.ts";
import { addressOf, isPostgresqlThere } from "../../postgresql-database.ts";

const ENOUGH = 400_000_000;

test.runIf(isPostgresqlThere() && mayPutDisks())(
  "while the disk of the server is full, what is written says so, what was written is there, and all is well once there is room",
  async () => {
    const server = await startPostgresql();
    if (server === null) return;
    const folder = temporaryFolder();
    const disk = putSmallDisk(folder, ENOUGH);
    onTestFinished(async () => {
      await server.stop();
      disk?.remove();
    });
    const user = otherUser();
    if (user) chownSync(folder, user.uid, user.gid);
    const client = new Client(server.address);
    await client.connect();
    await client.query(`CREATE TABLESPACE small LOCATION '${folder}'`);
    await client.query("CREATE DATABASE site TABLESPACE small ENCODING 'UTF8' TEMPLATE template0");
    await client.end();
    const address = addressOf(server.address, "site");
    expect((await migrateDatabase(address)).kind).toBe("migrated");
    const db = openDatabase(address);
    onTestFinished(() => db.$disconnect());
    const write = (number: number) =>
      db.tag.create({ data: { slug: `tag-${number}`, name: `${number}`.repeat(2000) } });
    disk?.fill();
    let written = 0;
    let refused: unknown = null;
    while (refused === null && written < 5000)
      await write(written).then(
        () => written++,
        (error: unknown) => {
          refused = error;
        },
      );
    expect(setbackOf(refused)).toBe("diskFull");
    expect(await db.tag.count()).toBe(written);
    disk?.resize(ENOUGH);
    await write(written);
    expect(await db.tag.count()).toBe(written + 1);
  },
);
