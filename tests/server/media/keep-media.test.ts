import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { listNamedMedia } from "#server/db/named-media.ts";
import { keepMedia, listMissing } from "#server/media/keep-media.ts";
import { storeMedia } from "#server/media/store.ts";
import { freshDatabase, temporaryFolder } from "../database.ts";

async function stored(folder: string, text: string): Promise<string> {
  const file = path.join(temporaryFolder(), "sound.mp3");
  writeFileSync(file, text);
  return (await storeMedia(file, folder)).name;
}

test("what is not there yet is copied, and nothing is removed or copied twice", async () => {
  const [from, to] = [temporaryFolder(), path.join(temporaryFolder(), "media")];
  const one = await stored(from, "one");
  expect(await keepMedia(from, to)).toEqual({ copied: 1, there: 0, damaged: [] });
  const two = await stored(from, "two");
  const other = await stored(to, "other");
  expect(await keepMedia(from, to)).toEqual({ copied: 1, there: 2, damaged: [] });
  expect(readdirSync(to).toSorted()).toEqual([one, two, other].toSorted());
  expect(readFileSync(path.join(to, two), "utf8")).toBe("two");
});

test("what is not what it is named after is told, and left out; so are files that the store did not name", async () => {
  const [from, to] = [temporaryFolder(), temporaryFolder()];
  const whole = await stored(from, "whole");
  const broken = await stored(from, "broken");
  writeFileSync(path.join(from, broken), "brok");
  writeFileSync(path.join(from, ".1.part"), "on its way");
  expect(await keepMedia(from, to)).toEqual({ copied: 1, there: 0, damaged: [broken] });
  expect(readdirSync(to)).toEqual([whole]);
});

test("files that the database names are known, in its trash too, and which of them are missing", async () => {
  const { db, file, folder } = await freshDatabase();
  const media = path.join(folder, "media");
  expect(await keepMedia(media, temporaryFolder())).toEqual({ copied: 0, there: 0, damaged: [] });
  const name = (sign: string) => `${sign.repeat(32)}.mp3`;
  await db.show.create({
    data: {
      slug: "sea",
      guid: "sea",
      title: "Sea",
      description: "",
      language: "en",
      imageUrl: `/media/${name("a")}`,
    },
  });
  await db.trashItem.create({
    data: {
      kind: "show",
      showGuid: "salt",
      title: "Salt",
      showTitle: "Salt",
      deletedAt: new Date(),
      content: Buffer.alloc(0),
      files: [name("b")],
    },
  });
  expect([...(await listNamedMedia(file))].toSorted()).toEqual([name("a"), name("b")]);
  const there = await stored(media, "there");
  expect(await listMissing(new Set([name("a"), there]), media)).toEqual([name("a")]);
});
