import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ImportOptions } from "#server/import/draft/context.ts";
import { importSource } from "#server/import/import-source.ts";
import { storedName } from "#server/media/address.ts";
import { keepMedia, listMissing } from "#server/media/keep-media.ts";
import { readMedia } from "#server/media/store.ts";
import { measureStorage } from "#server/storage/storage.ts";
import { withSpeech } from "#server/transcribe/episode-speech.ts";
import { beginMove, finishMove } from "#server/trash/move.ts";
import { emptyTrash } from "#server/trash/purge.ts";
import { S3Host } from "../../../support/s3-host.ts";
import { freshDatabase, importOptions, temporaryFolder } from "../../database.ts";
import { codes, quiet, TONE } from "../../import/show-files.ts";

const PICTURE = Buffer.from("\x89PNG\r\n\x1a\n and so on", "latin1");
const DENIED = { kind: "status", status: 403, code: "AccessDenied" } as const;

let host: S3Host;
beforeEach(async () => {
  host = await S3Host.open();
});
afterEach(() => host.close());

/** A folder with a sound and a cover, and what imports it into the bucket. */
async function prepared() {
  const { db, file, folder } = await freshDatabase();
  const show = path.join(folder, "show");
  cpSync(TONE, path.join(show, "tone.mp3"));
  writeFileSync(path.join(show, "cover.png"), PICTURE);
  const options: ImportOptions = { ...importOptions(db, folder), mediaPlace: host.place("media/") };
  return { db, file, folder, show, options };
}

test("a show is imported into a bucket, measured there, heard for its words, and gone from it for good", async () => {
  const { db, file, folder, show, options } = await prepared();
  const { mediaPlace } = options;
  expect((await importSource(show, options, quiet)).failure).toBeNull();
  const episode = await db.episode.findFirstOrThrow({ include: { show: true } });
  const [sound, cover] = [episode.audioUrl, episode.show.imageUrl].map((url) => storedName(url ?? "") ?? "");
  expect([...host.objects.keys()].toSorted()).toEqual([`media/${sound}`, `media/${cover}`].toSorted());
  expect(readdirSync(folder)).not.toContain("media");
  // Read again it is there already: nothing is sent.
  host.asked.length = 0;
  await importSource(show, options, quiet);
  expect(host.asked.filter((asked) => asked.startsWith("PUT"))).toEqual([]);

  const workDir = temporaryFolder();
  const speech = { workDir, mediaPlace, userAgent: "Playhead/test", fetchPrivate: false };
  const { signal } = new AbortController();
  const heard = await withSpeech(
    episode.id,
    episode.audioUrl ?? "",
    { ...speech, signal },
    async ({ duration }) => duration,
  );
  expect(heard).toBeCloseTo(1.5, 1);
  expect(readdirSync(workDir)).toEqual([]);

  const folders = {
    databaseLocation: file,
    dataDir: folder,
    mediaPlace,
    cardsDir: workDir,
    uploadsDir: workDir,
    measuringDir: workDir,
  };
  const storage = await measureStorage(folders, db, new Date());
  expect(storage.shows.map(({ bytes, files }) => [bytes, files])).toEqual([[readFileSync(TONE).length, 1]]);
  expect(storage.pictures).toEqual({ bytes: PICTURE.length, files: 1 });

  const { id } = await db.account.create({
    data: { name: "Mara", key: "mara", role: "host", passwordHash: "" },
  });
  const item = await beginMove(db, episode.show.slug, { id }, new Date());
  await finishMove(db, item ?? 0);
  expect(host.objects.size).toBe(2);
  host.faults.push(DENIED);
  await expect(emptyTrash(db, mediaPlace)).rejects.toMatchObject({ name: "BucketError" });
  // What could not be deleted is deleted the next time.
  expect(await db.trashItem.count()).toBeGreaterThan(0);
  await emptyTrash(db, mediaPlace);
  expect([host.objects.size, await db.trashItem.count()]).toEqual([0, 0]);
});

test("an import that the bucket refuses says so, and loses nothing that the next one finds", async () => {
  const { db, show, options } = await prepared();
  for (const before of [0, 1, 2, 3]) {
    host.faults.push(...Array.from({ length: before }, () => null), DENIED);
    const report = await importSource(show, options, quiet);
    expect(String(report.failure)).toMatch(/^BucketError: .*: the service answered 403/);
    expect(codes(report)).not.toContain("file-unreadable");
    host.faults.length = 0;
    host.objects.clear();
  }
  expect((await importSource(show, options, quiet)).failure).toBeNull();
  const episode = await db.episode.findFirstOrThrow({ include: { show: true } });
  expect([episode.audioUrl, episode.show.imageUrl]).not.toContain(null);
});

test("what lies in a bucket is copied to a folder and back, checked, and what is missing is known", async () => {
  const { db, show, options } = await prepared();
  await importSource(show, options, quiet);
  const { imageUrl } = await db.show.findFirstOrThrow();
  const cover = storedName(imageUrl ?? "") ?? "";
  const copies = path.join(temporaryFolder(), "copies");
  expect(await keepMedia(options.mediaPlace, copies)).toEqual({ copied: 2, there: 0, damaged: [] });
  expect(await keepMedia(options.mediaPlace, copies)).toEqual({ copied: 0, there: 2, damaged: [] });
  expect(readdirSync(copies).length).toBe(2);
  host.objects.delete(`media/${cover}`);
  expect(await listMissing(new Set([cover]), options.mediaPlace)).toEqual([cover]);
  writeFileSync(path.join(copies, cover), "spoilt");
  expect(await keepMedia(copies, options.mediaPlace)).toEqual({ copied: 0, there: 1, damaged: [cover] });
  writeFileSync(path.join(copies, cover), PICTURE);
  expect(await keepMedia(copies, options.mediaPlace)).toEqual({ copied: 1, there: 1, damaged: [] });
  expect(await readMedia(options.mediaPlace, cover, 1000)).toEqual(PICTURE);
  expect(await readMedia(options.mediaPlace, cover, 3)).toBeNull();
  host.put(`media/${cover}`, Buffer.from("spoilt"));
  expect(await keepMedia(options.mediaPlace, temporaryFolder())).toMatchObject({
    copied: 1,
    damaged: [cover],
  });
});
