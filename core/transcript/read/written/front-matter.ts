/** A file's properties are few. */
const MOST_LINES = 200;
const PROPERTY = /^(?:[\w.-]+\s*:(?:\s|$)|\s+\S|- |#|\s*$)/;

/** Index of the first line after the properties at the head of a file, as `---`, YAML, `---`; 0 where there are none. */
export function frontMatterEnd(lines: readonly string[]): number {
  if (lines[0]?.trimEnd() !== "---") return 0;
  const end = lines.slice(1, MOST_LINES).findIndex((line) => /^(?:---|\.\.\.)\s*$/.test(line)) + 1;
  return end > 1 && lines.slice(1, end).every((line) => PROPERTY.test(line)) ? end + 1 : 0;
}
