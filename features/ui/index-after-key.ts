/** Where Up, Down, Home or End lead among `count` things from the one at `index`; -1 for another key, and where nothing is there. */
export function indexAfterKey(key: string, index: number, count: number): number {
  if (key === "ArrowDown") return index + 1;
  if (key === "ArrowUp") return index - 1;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return -1;
}
