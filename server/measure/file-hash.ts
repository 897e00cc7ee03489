import { createHash } from "node:crypto";
import { plainBase64, strongestHashes } from "#core/file/integrity.ts";

/** Compares a file that comes piece by piece with the hashes that it should have. */
export interface HashCheck {
  readonly add: (bytes: Uint8Array) => void;
  /** Whether all that was added is the file. To be called once. */
  readonly holds: () => boolean;
}

/** By the strongest of the hashes as Subresource Integrity writes them; null where there is none to be compared with. */
export function openHashCheck(integrity: string | null): HashCheck | null {
  const told = integrity === null ? null : strongestHashes(integrity);
  if (told === null) return null;
  const hash = createHash(told.algorithm);
  return {
    add: (bytes) => void hash.update(bytes),
    holds: () => told.hashes.includes(plainBase64(hash.digest("base64"))),
  };
}
