/** Hashes of which one must be that of a file: base64 of the usual alphabet, without padding. */
export interface FileHashes {
  readonly algorithm: "sha256" | "sha384" | "sha512";
  readonly hashes: readonly string[];
}

/** From the strongest on, with the length of their hashes in base64. */
const ALGORITHMS = [
  ["sha512", 86],
  ["sha384", 64],
  ["sha256", 43],
] as const;

/**
 * The hashes of the strongest algorithm among those of Subresource Integrity (W3C, section 3.3.3), separated by white space;
 * null where none has the length of a hash.
 */
export function strongestHashes(integrity: string): FileHashes | null {
  const told = integrity.trim().split(/\s+/);
  for (const [algorithm, length] of ALGORITHMS) {
    const hashes = told
      .filter((one) => one.startsWith(`${algorithm}-`))
      .map((one) => plainBase64(one.slice(algorithm.length + 1)))
      .filter((hash) => hash.length === length);
    if (hashes.length > 0) return { algorithm, hashes };
  }
  return null;
}

/** Base64 in either alphabet (RFC 4648, sections 4 and 5) as the usual one, without padding. */
export function plainBase64(text: string): string {
  return text.replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "");
}
