const COLUMNS = 30;

/** Shows on the last line of a terminal how far something is; nothing where nobody looks. */
export function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  const share = total === 0 ? 1 : done / total;
  const full = Math.floor(COLUMNS * share);
  const bar = "█".repeat(full) + "░".repeat(COLUMNS - full);
  process.stderr.write(`\r\x1b[K${bar} ${Math.floor(100 * share)} %`);
}

/** Takes that line away. */
export function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
}
