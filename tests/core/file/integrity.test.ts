import { expect, test } from "vitest";
import { strongestHashes } from "#core/file/integrity.ts";

const [WEAK, MIDDLE, STRONG] = ["a".repeat(43), "b".repeat(64), "c".repeat(86)];

test.each([
  ["", null],
  ["md5-abcdef", null],
  // In hexadecimal, or cut short.
  [`sha256-${"0".repeat(64)}`, null],
  [`sha256-${WEAK}=`, { algorithm: "sha256", hashes: [WEAK] }],
  [`sha256-${"-_".repeat(21)}a`, { algorithm: "sha256", hashes: [`${"+/".repeat(21)}a`] }],
  [
    `sha256-${WEAK}= sha384-${MIDDLE}  sha384-${"d".repeat(64)}`,
    { algorithm: "sha384", hashes: [MIDDLE, "d".repeat(64)] },
  ],
  [`sha512-${STRONG}==\nsha384-${MIDDLE}`, { algorithm: "sha512", hashes: [STRONG] }],
  [`sha512-short sha256-${WEAK}=`, { algorithm: "sha256", hashes: [WEAK] }],
])("of %s the strongest hashes count", (integrity, hashes) => {
  expect(strongestHashes(integrity)).toEqual(hashes);
});
