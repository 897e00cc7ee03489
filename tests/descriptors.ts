import { readdir, readlink } from "node:fs/promises";

/** How often this process has a file open, or files in a folder together. Reads /proc, which only Linux has. */
export async function openCount(place: string): Promise<number> {
  const links = await Promise.all(
    (await readdir("/proc/self/fd")).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => "")),
  );
  return links.filter((link) => link === place || link.startsWith(`${place}/`)).length;
}
