/** A file's properties are few. */
const MOST_LINES = 200;
const PROPERTY = /^(?:[\w.-]+\s*:(?:\s|$)|\s+\S|- |#|\s*$)/;

/** Index of the first line after the properties at the head of a file, as `---`, YAML, `---`; 0 where there are none. */
export function frontMatterEnd(lines: readonly string[]): number {
  const first = lines.findIndex((line) => line.trim() !== "");
  if (lines[first]?.trimEnd() !== "---") return 0;
  const rest = lines.slice(first + 1, first + MOST_LINES);
  const end = rest.findIndex((line) => /^(?:---|\.\.\.)\s*$/.test(line));
  return end > 0 && rest.slice(0, end).every((line) => PROPERTY.test(line)) ? first + end + 2 : 0;
}
