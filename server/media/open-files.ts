import { type FileHandle, open } from "node:fs/promises";
import { errorCode } from "../error-code.ts";
import { findFile } from "./folder-store.ts";
import type { Media } from "./media-store.ts";

/** For so long one opening of a file serves all who ask: what is taken out of the store is gone for them after it. Milliseconds. */
const SHARED_FOR = 1000;
/** Files that are kept open for whoever asks next; those that are being sent are beside them. */
const MOST = 64;

/** A file of the store that is open to be read. */
export interface OpenMedia {
  readonly media: Media;
  readonly file: FileHandle;
  /** To be called once, when no more is read. */
  readonly release: () => void;
}

interface Shared {
  readonly opening: Promise<Omit<OpenMedia, "release"> | null>;
  /** Who reads, and the list of what is shared. The last of them closes the file. */
  holders: number;
}

/** Opens files of a folder of media by their names; null where there is none. All who ask within a second share one descriptor. */
export function mediaOpener(folder: string): (name: string) => Promise<OpenMedia | null> {
  const shared = new Map<string, Shared>();

  function share(name: string): Shared {
    const made: Shared = { opening: openMedia(folder, name), holders: 1 };
    const drop = () => {
      if (shared.get(name) === made) forget(name, made);
    };
    shared.set(name, made);
    for (const [oldest, entry] of shared) if (shared.size > MOST) forget(oldest, entry);
    made.opening.then((opened) => (opened ? setTimeout(drop, SHARED_FOR).unref() : drop()), drop);
    return made;
  }

  function forget(name: string, entry: Shared): void {
    shared.delete(name);
    release(entry);
  }

  return async (name) => {
    const entry = shared.get(name) ?? share(name);
    entry.holders += 1;
    const opened = await entry.opening;
    return opened && { ...opened, release: () => release(entry) };
  };
}

function release(entry: Shared): void {
  entry.holders -= 1;
  if (entry.holders === 0) void entry.opening.then((opened) => opened?.file.close()).catch(console.error);
}

async function openMedia(folder: string, name: string): Promise<Omit<OpenMedia, "release"> | null> {
  const media = await findFile(folder, name);
  if (!media) return null;
  try {
    return { media, file: await open(media.path) };
  } catch (error) {
    // Taken away since it was looked at.
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}
