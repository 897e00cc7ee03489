/** The letters that the first and the last word of a name begin with, large; one of a name of one word. */
export function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== "");
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen
    .map((word) => Array.from(word?.normalize("NFC") ?? "")[0]?.toLocaleUpperCase() ?? "")
    .join("");
}
