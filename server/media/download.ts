import path from "node:path";
import type { Track } from "#core/episode/track.ts";
import { savedFile, soundFileName } from "#core/file/file-name.ts";
import { storedName } from "./address.ts";

/** A file of the store that is saved under a name of its own. */
export interface Download {
  /** What the store calls it. */
  readonly name: string;
  /** In place of those that the file has elsewhere. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The sound of an episode, to be saved as `Show - Title.mp3`; null for one that is not kept here. */
export function downloadOf({ audio, key, showTitle, title }: Track): Download | null {
  const name = audio && storedName(audio.url);
  if (name === null) return null;
  const ending = path.extname(name).slice(1);
  const plain = `${key.show}-${key.episode}.${ending}`;
  return {
    name,
    headers: {
      "Content-Disposition": savedFile(soundFileName(showTitle, title, ending), plain),
      // Asked for again each time: the address stays when the sound or its title is replaced.
      "Cache-Control": "no-cache",
    },
  };
}
