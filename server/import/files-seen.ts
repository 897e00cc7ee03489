import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { type Database, writeWhole } from "../db/client.ts";
import { DEEPEST } from "./folder.ts";
import { listFiles } from "./folder-files.ts";

/** So many files are looked at at once. */
const AT_ONCE = 50;

const filesSeen = z.object({
  /** The names of the audio files that were imported one by one; null where all of the folder was, or a feed. */
  only: z.array(z.string()).readonly().nullable(),
  /** Of the names, sizes and times of all files that there were when they were read. */
  stamps: z.string(),
});

/** What somebody has imported from this machine, and how it was then: as long as it is so, nothing has to be read. */
export type FilesSeen = z.infer<typeof filesSeen>;

export function parseFilesSeen(kept: unknown): FilesSeen | null {
  return filesSeen.nullable().catch(null).parse(kept);
}

/** How files are now. */
export interface FilesNow {
  /** As in `FilesSeen`. */
  readonly stamps: string;
  /** When one of them was last written to; milliseconds since 1970. */
  readonly writtenAt: number;
}

/**
 * Looks at what an import of a folder, or of a feed in a file, would read: names, sizes and times of all files in that folder, and
 * nothing of what they hold. `alone`: without subfolders; `except` as for `listFiles`. Null where nothing is there.
 */
export async function lookAtFiles(
  place: string,
  alone: boolean,
  except: string | null,
): Promise<FilesNow | null> {
  const stats = await stat(place).catch(() => null);
  if (stats === null) return null;
  const folder = stats.isDirectory() ? place : path.dirname(place);
  const { files, unseen } = await listFiles(folder, alone ? 0 : DEEPEST, except);
  const hash = createHash("sha256").update(JSON.stringify(unseen));
  let writtenAt = 0;
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const names = files.slice(from, from + AT_ONCE);
    const found = await Promise.all(names.map((name) => stat(path.join(folder, name)).catch(() => null)));
    hash.update(JSON.stringify(found.map((file, index) => [names[index], file?.size, file?.mtimeMs])));
    writtenAt = Math.max(writtenAt, ...found.map((file) => file?.mtimeMs ?? 0));
  }
  return { stamps: hash.digest("hex"), writtenAt };
}

/** Notes that files were read which were like this, and are to be looked at again. Single ones come beside those from before. */
export async function keepFilesSeen(
  db: Database,
  place: string,
  { only, stamps }: FilesSeen,
  now: Date,
): Promise<void> {
  await writeWhole(db, async (tx) => {
    const feed = await tx.feed.findUnique({ where: { location: place }, select: { files: true } });
    if (feed === null) return;
    const known = parseFilesSeen(feed.files);
    const names =
      only === null || known?.only === null ? null : [...new Set([...(known?.only ?? []), ...only])];
    await tx.feed.update({
      where: { location: place },
      data: { files: { only: names, stamps }, fetchedAt: now },
    });
  });
}
