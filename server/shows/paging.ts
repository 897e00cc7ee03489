/** How many pages of `size` hold so many; at least 1. */
export function pagesOf(total: number, size: number): number {
  return Math.max(1, Math.ceil(total / size));
}
