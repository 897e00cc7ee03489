import { openAsBlob } from "node:fs";
import path from "node:path";
import { type IAudioMetadata, parseBlob } from "music-metadata";
import { findAudioExtension, isUnplayable, isUnplayableEnding, typeOfEnding } from "#core/file/audio-type.ts";
import { transcriptFormat } from "#core/transcript/read/format-label.ts";
import { readHead } from "../media/content-name.ts";

/** Whether a file is audio by its ending or, where that names nothing else that is read, by its content. */
export async function isAudioFile(file: string): Promise<boolean> {
  const ending = endingOf(file);
  if (typeOfEnding(ending) !== null || isUnplayableEnding(ending)) return true;
  if (transcriptFormat(null, `.${ending}`) !== null) return false;
  const head = await headOf(file);
  return findAudioExtension(head) !== null || isUnplayable(head);
}

export async function readTags(file: string): Promise<IAudioMetadata | null> {
  try {
    return await parseBlob(await openAsBlob(file), { skipCovers: true });
  } catch {
    // An audio file without readable tags is told from its name alone.
    return null;
  }
}

/** Why an audio file is not taken, as the code of a problem, or null. Damage is found when it is measured. */
export async function findRefusal(file: string, tags: IAudioMetadata | null): Promise<string | null> {
  const head = await headOf(file);
  const known = findAudioExtension(head) !== null;
  if (isUnplayable(head) || (!known && isUnplayableEnding(endingOf(file)))) return "audio-unplayable";
  return known && tags && !hasSound(tags) ? "audio-unknown" : null;
}

function hasSound({ format }: IAudioMetadata): boolean {
  // Of a film in MP4 the library believes that it has sound, but knows of no codec.
  return format.hasAudio === true && !(format.hasVideo && format.codec === undefined);
}

/** Without its point. */
export function endingOf(file: string): string {
  return path.extname(file).slice(1);
}

/** The first bytes of a file; none of one that cannot be read, which whoever needs it will say. */
async function headOf(file: string): Promise<Uint8Array> {
  try {
    return await readHead(file);
  } catch {
    return new Uint8Array(0);
  }
}
