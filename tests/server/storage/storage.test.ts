import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { findStorage, forgetStorage, measureStorage } from "#server/storage/storage.ts";
import { freshDatabase } from "../database.ts";

const NOW = new Date("2026-11-29T12:00:00Z");
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const named = (digit: string, extension: string) => `${digit.repeat(32)}.${extension}`;

/** A site with these files in its store. */
async function storing(files: Readonly<Record<string, number>>) {
  const { db, file, folder } = await freshDatabase();
  const folders = {
    databaseLocation: file,
    dataDir: folder,
    mediaPlace: path.join(folder, "media"),
    cardsDir: path.join(folder, "cards"),
    uploadsDir: path.join(folder, "uploads"),
    measuringDir: path.join(folder, "measuring"),
  };
  const put = (place: string, name: string, bytes: number) => {
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, name), "");
    truncateSync(path.join(place, name), bytes);
  };
  for (const [name, bytes] of Object.entries(files)) put(folders.mediaPlace, name, bytes);
  const show = (slug: string, sounds: readonly string[]) =>
    db.show.create({
      data: {
        slug,
        guid: slug,
        title: slug.toUpperCase(),
        description: "",
        language: "en",
        episodes: {
          create: sounds.map((name, index) => ({
            slug: `${index}`,
            guid: `${index}`,
            title: "Talk",
            summary: "",
            notes: "",
            importChecksum: "",
            audioUrl: `/media/${name}`,
          })),
        },
      },
    });
  const trash = (...names: readonly string[]) =>
    db.trashItem.create({
      data: {
        kind: "episode",
        showGuid: "sea",
        guid: "gone",
        title: "Gone",
        showTitle: "Sea",
        deletedAt: NOW,
        content: new Uint8Array(),
        files: [...names],
      },
    });
  return { db, folders, put, show, trash };
}

describe("what takes how much of the disk", () => {
  test("is told by shows, pictures, the trash and the rest, each file once", async () => {
    const { db, folders, put, show, trash } = await storing({
      [named("a", "mp3")]: 1000,
      [named("b", "mp3")]: 2000,
      [named("c", "mp3")]: 500,
      [named("d", "png")]: 70,
      [named("e", "mp3")]: 9,
      [named("f", "mp3")]: 4,
    });
    await show("sea", [named("a", "mp3"), named("c", "mp3")]);
    await show("land", [named("b", "mp3"), named("c", "mp3"), named("0", "mp3")]);
    // What an episode has as well would not be gone.
    await trash(named("e", "mp3"), named("a", "mp3"));
    put(folders.uploadsDir, "one", 30);
    put(folders.uploadsDir, "two", 12);
    put(folders.cardsDir, "card.png", 8);
    const storage = await measureStorage(folders, db, NOW);
    expect(storage).toMatchObject({
      shows: [
        { slug: "land", title: "LAND", bytes: 2000, files: 1 },
        { slug: "sea", bytes: 1500, files: 2 },
      ],
      otherShows: { bytes: 0, files: 0 },
      pictures: { bytes: 70, files: 1 },
      trash: { bytes: 9, files: 1 },
      unnamed: { bytes: 4, files: 1 },
      uploads: { bytes: 42, files: 2 },
      cards: { bytes: 8, files: 1 },
      measuring: { bytes: 0, files: 0 },
    });
    expect(storage.database).toBeGreaterThan(10_000);
    expect(storage.free).toBeGreaterThan(0);
  });

  test("is measured once a minute, and at once when something was removed", async () => {
    const { db, folders, put } = await storing({ [named("a", "png")]: 10 });
    forgetStorage();
    expect((await findStorage(folders, db, NOW)).pictures.files).toBe(1);
    put(folders.mediaPlace, named("b", "png"), 5);
    expect((await findStorage(folders, db, later(59))).pictures.files).toBe(1);
    expect(await findStorage(folders, db, later(60))).toMatchObject({
      measuredAt: later(60),
      pictures: { bytes: 15, files: 2 },
    });
    put(folders.mediaPlace, named("c", "png"), 1);
    forgetStorage();
    expect((await findStorage(folders, db, later(61))).pictures.files).toBe(3);
  });
});
