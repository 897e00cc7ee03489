import { isUnplayableEnding, typeOfEnding } from "../file/audio-type.ts";
import { findCompanions, withoutEnding } from "./companion.ts";

/** A file that was chosen, as far as its name tells. */
interface Named {
  readonly name: string;
  /** MIME type by the browser; empty where it does not know. */
  readonly type: string;
}

/** Files that become one episode. */
export interface FileSet<File extends Named> {
  /** What it is called until its sound says more. */
  readonly name: string;
  /** What belongs to the sound first: when the sound is there, all of it is. */
  readonly files: readonly File[];
}

/** Whether a file is sound by its name or, where that says nothing, by its type. */
export function isCalledSound({ name, type }: Named): boolean {
  const ending = /\.([^./]+)$/.exec(name)?.[1] ?? "";
  return typeOfEnding(ending) !== null || isUnplayableEnding(ending) || type.startsWith("audio/");
}

/**
 * Files that were chosen together, each sound with what belongs to it by its name, and a picture of the same name; of one
 * sound alone all others. `others` belong to none.
 */
export function setsOfFiles<File extends Named>(
  files: readonly File[],
): { readonly sets: readonly FileSet<File>[]; readonly others: readonly File[] } {
  const sounds = files.filter(isCalledSound);
  const rest = files.filter((file) => !sounds.includes(file));
  const names = rest.map(({ name }) => name);
  const companions = findCompanions(
    sounds.map(({ name }) => name),
    names,
  );
  const sets = sounds.map((sound) => {
    const own = new Set(companions.get(sound.name)?.map(({ name }) => name));
    const belongs = (file: File) =>
      own.has(file.name) || withoutEnding(file.name) === withoutEnding(sound.name);
    const parts = sounds.length === 1 ? rest : rest.filter(belongs);
    return { name: withoutEnding(sound.name), files: [...parts, sound] };
  });
  const used = new Set(sets.flatMap((set) => set.files));
  return { sets, others: files.filter((file) => !used.has(file)) };
}
