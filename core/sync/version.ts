import type { Change } from "./change.ts";
import { type KeyParts, keyOf, type SyncKey } from "./key.ts";
import { MENDED, type Writer, write } from "./merge.ts";

/**
 * A version takes the place of the one that its listener has seen, and of no other: what several devices have written while
 * neither knew of the others stays side by side, each under a key of its own.
 */
export function replaceVersion(
  writer: Writer,
  of: KeyParts,
  /** All that was written, the latest first; deleted ones, too. */
  versions: readonly Change[],
  isSeen: (value: unknown) => boolean,
  value: unknown,
  at: number,
): readonly Change[] {
  const kept = new Set(versions.filter((version) => isKept(version, isSeen)).map(({ key }) => key));
  let number = 0;
  while (kept.has(versionKey(of, writer.id, number))) number++;
  const key = versionKey(of, writer.id, number);
  const replaced = versions.filter((version) => version.key !== key && isSeen(version.value));
  return [
    write(writer, key, value, at, versions[0]?.stamp),
    ...replaced.map((version) => write(writer, version.key, null, MENDED)),
  ];
}

/** The key of a device's version; it has more than one, counted from 0, where it keeps one that lost to another device's. */
export function versionKey(of: KeyParts, device: string, number: number): SyncKey {
  return keyOf(...of, device, String(number));
}

function isKept({ value }: Change, isSeen: (value: unknown) => boolean): boolean {
  return value !== null && !isSeen(value);
}
