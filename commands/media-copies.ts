import { keepMedia } from "#server/media/keep-media.ts";
import { type MediaPlace, nameOfPlace } from "#server/media/place.ts";
import { say } from "./words.ts";

/** Copies stored sound and pictures from one store into another, and says what came of it. The command fails where a file is damaged. */
export async function keepMediaAloud(from: MediaPlace, to: MediaPlace): Promise<void> {
  const { copied, there, damaged } = await keepMedia(from, to);
  console.log(say("mediaCopied", { path: nameOfPlace(to), copied, there }));
  for (const name of damaged) console.error(say("mediaDamaged", { path: nameOfPlace(from), name }));
  if (damaged.length > 0) process.exitCode = 1;
}
