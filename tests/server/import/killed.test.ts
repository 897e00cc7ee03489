import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "#server/db/client.ts";
import { importSource } from "#server/import/import-source.ts";
import { createDatabase, importOptions, temporaryFolder } from "../database.ts";
import { startImport } from "./import-process.ts";
import { item, quiet, writeFeed } from "./show-files.ts";

test("killed in the middle, it leaves a whole database, and the next run completes it", async () => {
  const folder = temporaryFolder();
  const show = path.join(folder, "show");
  const count = 20;
  const items = Array.from({ length: count }, (_, i) =>
    item(`e${i}`, `<podcast:transcript url="talk.vtt" type="text/vtt"/>`),
  );
  const file = writeFeed(show, items);
  const lines = Array.from({ length: 3000 }, (_, i) =>
    `${i}.000 --> ${i}.900`.replace(
      /^(\d+)\.000 --> (\d+)\.900/,
      (_, s) => `${stamp(Number(s))}.000 --> ${stamp(Number(s))}.900\nWords of line ${s}.\n`,
    ),
  );
  writeFileSync(path.join(show, "talk.vtt"), `WEBVTT\n\n${lines.join("\n")}`);
  await createDatabase(path.join(folder, "playhead.db"));
  const child = startImport(folder, file);
  const db = openDatabase(path.join(folder, "playhead.db"));
  try {
    await expect.poll(() => db.episode.count(), { timeout: 100_000, interval: 20 }).toBeGreaterThan(2);
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("exit", resolve));
    const half = await db.episode.count();
    expect(half).toBeLessThan(count);
    expect(await db.$queryRaw`PRAGMA integrity_check`).toEqual([{ integrity_check: "ok" }]);
    const passages = await db.transcript.findMany({ select: { _count: { select: { passages: true } } } });
    expect(new Set(passages.map((transcript) => transcript._count.passages)).size).toBe(1);
    expect(passages.length).toBe(half);

    const report = await importSource(file, importOptions(db, folder), quiet);
    expect(report).toMatchObject({ added: count - half, unchanged: half });
  } finally {
    await db.$disconnect();
  }
}, 150_000);

function stamp(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
