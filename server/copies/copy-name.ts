import type { BucketPlace } from "../media/place.ts";

/** What a copy is of: an SQLite file, or what pg_dump wrote. */
export type CopyKind = "db" | "dump";

const COPY = /^playhead-\d{4}-\d\d-\d\dT\d{6}Z\.(db|dump)$/;

/** The name of a copy that is made now. Names are in the order of time. */
export function nameCopy(kind: CopyKind, now: Date): string {
  return `playhead-${now.toISOString().slice(0, 19).replaceAll(":", "")}Z.${kind}`;
}

/** Whether a file is a copy of that kind by its name; nothing else that lies beside is ever touched. */
export function isCopyOf(kind: CopyKind, name: string): boolean {
  return COPY.exec(name)?.[1] === kind;
}

/** A place of copies, and the name of one of them where the address ends with it, else null. */
export function splitCopy(place: BucketPlace): { readonly place: BucketPlace; readonly name: string | null } {
  const folders = place.prefix.split("/").filter((folder) => folder !== "");
  const last = folders.at(-1) ?? "";
  if (!COPY.test(last)) return { place, name: null };
  return {
    place: {
      ...place,
      prefix: folders
        .slice(0, -1)
        .map((folder) => `${folder}/`)
        .join(""),
    },
    name: last,
  };
}
