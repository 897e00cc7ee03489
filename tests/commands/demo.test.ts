import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { importDemo } from "#commands/prepare.ts";
import { parseConfig } from "#server/config.ts";
import { freshDatabase } from "../server/database.ts";
import { addShow } from "../server/search/search-archive.ts";

test("a first start that was cut short is completed by the next", async () => {
  vi.spyOn(console, "log").mockReturnValue();
  const { db, file, folder } = await freshDatabase();
  const config = parseConfig({ DATA_DIR: folder, DATABASE_URL: `file:${file}` });
  const media = path.join(folder, "media");
  // Where sound should be kept, nothing can be: as on a full disk.
  writeFileSync(media, "");
  await importDemo(config).catch(() => undefined);
  rmSync(media);
  mkdirSync(media);
  await importDemo(config);
  const silent = await db.episode.count({ where: { audioUrl: null } });
  expect([await db.show.count(), silent]).toEqual([2, 0]);
});

test("whoever has a show of their own is given no demo", async () => {
  const { db, file, folder } = await freshDatabase();
  await addShow(db, "Harbour Talk", "en", []);
  await importDemo(parseConfig({ DATA_DIR: folder, DATABASE_URL: `file:${file}` }));
  expect(await db.show.count()).toBe(1);
});
