import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { addAppPassword, findApp } from "#server/accounts/app-password.ts";
import { beginSession, findSession, toMember } from "#server/accounts/session.ts";
import { openDatabase } from "#server/db/client.ts";
import { setbackOf } from "#server/setback.ts";
import { mayPutDisks, putSmallDisk } from "../../support/small-disk.ts";
import { createDatabase, temporaryFolder } from "../database.ts";

const HOUR = 3_600_000;

test.runIf(mayPutDisks())("whoever is signed in stays so on a full disk, and reads", async () => {
  const folder = temporaryFolder();
  const disk = putSmallDisk(folder, 50_000_000);
  onTestFinished(() => disk?.remove());
  const file = path.join(folder, "playhead.db");
  await createDatabase(file);
  const db = openDatabase(file);
  onTestFinished(() => db.$disconnect());
  const account = await db.account.create({
    data: { name: "Ann", key: "ann", role: "host", passwordHash: "" },
  });
  const token = await beginSession(db, account.id, "");
  const password = (await addAppPassword(db, toMember(account), "app")) ?? "";
  disk?.fill();
  const refused = await db.tag.create({ data: { slug: "a", name: "a" } }).catch((error: unknown) => error);
  expect(setbackOf(refused)).toBe("diskFull");
  // That they were here is to be noted now.
  const later = new Date(Date.now() + 2 * HOUR);
  expect(await findSession(db, token, later)).toMatchObject({ account: { name: "Ann" } });
  expect(await findApp(db, password, later)).toMatchObject({ account: { name: "Ann" } });
  disk?.resize(50_000_000);
  await findSession(db, token, later);
  expect(await db.session.findFirst()).toMatchObject({ seenAt: later });
});
