import { parseArgs } from "node:util";
import type { MediaPlace } from "#server/media/place.ts";
import { Stop } from "./failure.ts";
import { readPlace } from "./place-argument.ts";
import { say } from "./words.ts";

interface CopyArguments {
  /** Where the copy of the database is: the path of a file, or a place in a bucket. */
  readonly copy: MediaPlace;
  /** Where copied sound and pictures are; null where nothing was said of them. */
  readonly mediaCopies: MediaPlace | null;
  /** How many copies stay in a bucket; null for all. */
  readonly keep: number | null;
}

/** What copy is meant: `FILE [--media PLACE]`, with `--keep NUMBER` for a bucket; or a stop with how to ask. */
export function readCopyArguments(usage: "backupUsage" | "restoreUsage"): CopyArguments {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { media: { type: "string" }, keep: { type: "string" } },
    });
    const { media = null, keep = null } = values;
    const copy = positionals.length === 1 ? readPlace(positionals[0] ?? "") : null;
    const mediaCopies = media === null ? null : readPlace(media);
    const wrong = copy === null || (media !== null && mediaCopies === null);
    const keeps =
      keep === null || (usage === "backupUsage" && typeof copy !== "string" && /^[1-9]\d{0,5}$/.test(keep));
    if (!wrong && keeps) return { copy, mediaCopies, keep: keep === null ? null : Number(keep) };
  } catch {
    // An option that there is not: the same answer as for no file at all.
  }
  throw new Stop(say(usage));
}
