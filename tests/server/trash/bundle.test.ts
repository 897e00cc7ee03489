import { describe, expect, test } from "vitest";
import { openBundle, putBack, takeOut } from "#server/trash/bundle.ts";
import { EPISODE_ROOT } from "#server/trash/parts.ts";
import { restore } from "#server/trash/restore.ts";
import { db, folder, HOST, importShow, LAMP, moveLamp, NOW, prepareTrash } from "./archive.ts";

prepareTrash();

describe("a bundle of another version", () => {
  test("of an older one is restored: new columns take what is usual, columns and tables that are gone are left out", async () => {
    await importShow(db, folder, [LAMP]);
    const id = await moveLamp();
    await db.$executeRawUnsafe(`ALTER TABLE "Episode" ADD COLUMN "mood" TEXT NOT NULL DEFAULT 'calm'`);
    await db.$executeRawUnsafe(`ALTER TABLE "Chapter" DROP COLUMN "url"`);
    await db.$executeRawUnsafe(`DROP TABLE "Soundbite"`);
    expect(await restore(db, id, NOW)).toMatchObject({ kind: "restored" });
    expect(await db.$queryRaw`SELECT "mood", "title" FROM "Episode"`).toEqual([
      { mood: "calm", title: "lamp" },
    ]);
    expect(await db.$queryRaw`SELECT "title" FROM "Chapter"`).toEqual([{ title: "Wicks" }]);
  });

  test("takes along a table that is new by the one list, and forgets whom it names that is no more", async () => {
    await importShow(db, folder, [LAMP]);
    await db.$executeRawUnsafe(`CREATE TABLE "Remark" ("id" INTEGER PRIMARY KEY, "passageId" INTEGER NOT NULL
      REFERENCES "Passage" ("id") ON DELETE CASCADE, "authorId" INTEGER REFERENCES "Account" ("id"), "text" TEXT)`);
    await db.$executeRawUnsafe(`CREATE TABLE "Vote" ("id" INTEGER PRIMARY KEY, "remarkId" INTEGER NOT NULL
      REFERENCES "Remark" ("id") ON DELETE CASCADE, "voterId" INTEGER NOT NULL REFERENCES "Account" ("id"))`);
    await db.$executeRawUnsafe(`CREATE TABLE "Reason" ("id" INTEGER PRIMARY KEY, "voteId" INTEGER NOT NULL
      REFERENCES "Vote" ("id") ON DELETE CASCADE)`);
    const [passage] = await db.passage.findMany({ take: 1 });
    await db.$executeRaw`INSERT INTO "Remark" VALUES (5, ${passage?.id}, ${HOST.id}, 'lit')`;
    await db.$executeRaw`INSERT INTO "Vote" VALUES (7, 5, ${HOST.id})`;
    await db.$executeRaw`INSERT INTO "Reason" VALUES (9, 7)`;
    const root = {
      ...EPISODE_ROOT,
      parts: [
        ...EPISODE_ROOT.parts,
        { table: "Remark", key: "passageId", of: ["Passage", "id"] as const },
        { table: "Vote", key: "remarkId", of: ["Remark", "id"] as const },
        { table: "Reason", key: "voteId", of: ["Vote", "id"] as const },
      ],
    };
    const { id } = await db.episode.findFirstOrThrow();
    const { content } = await db.$transaction((tx) => takeOut(tx, root, id));
    expect(await db.$queryRaw`SELECT * FROM "Remark"`).toEqual([]);
    await db.account.deleteMany();
    await db.$transaction(async (tx) => putBack(tx, root, await openBundle(content), {}));
    expect(await db.$queryRaw`SELECT * FROM "Remark"`).toMatchObject([
      { id: 5, passageId: passage?.id, authorId: null, text: "lit" },
    ]);
    // Whoever must be named is no more: the vote stays away, and so does what hangs on it.
    expect(await db.$queryRaw`SELECT * FROM "Vote"`).toEqual([]);
    expect(await db.$queryRaw`SELECT * FROM "Reason"`).toEqual([]);
  });
});
