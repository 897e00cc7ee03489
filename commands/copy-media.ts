import { parseArgs } from "node:util";
import { type MediaPlace, nameOfPlace } from "#server/media/place.ts";
import { runCommand, Stop } from "./failure.ts";
import { keepMediaAloud } from "./media-copies.ts";
import { readPlace } from "./place-argument.ts";
import { readConfig } from "./prepare.ts";
import { say } from "./words.ts";

/** Copies sound and pictures from one place into another, folders or buckets, as far as they are not there. Nothing is removed. */
await runCommand(async () => {
  const { from, to } = readPlaces();
  const { mediaPlace } = readConfig();
  const [source, target] = [from ?? mediaPlace, to ?? mediaPlace];
  if (nameOfPlace(source) === nameOfPlace(target))
    throw new Stop(say("copyMediaSame", { path: nameOfPlace(source) }));
  console.log(say("copyMediaFrom", { path: nameOfPlace(source) }));
  await keepMediaAloud(source, target);
});

function readPlaces(): { readonly from: MediaPlace | null; readonly to: MediaPlace | null } {
  try {
    const options = { from: { type: "string" }, to: { type: "string" } } as const;
    const { from, to } = parseArgs({ options }).values;
    if (from !== undefined || to !== undefined) return { from: place(from), to: place(to) };
  } catch (error) {
    if (error instanceof Stop) throw error;
    // An option that there is not: the same answer as for none at all.
  }
  throw new Stop(say("copyMediaUsage"));
}

function place(written: string | undefined): MediaPlace | null {
  if (written === undefined) return null;
  const read = readPlace(written);
  if (read === null) throw new Stop(say("copyMediaUsage"));
  return read;
}
