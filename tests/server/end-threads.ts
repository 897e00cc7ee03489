import { processWide } from "#server/process-wide.ts";
import type { SearchBackend } from "#server/search/catalogue/backend.ts";
import type { Threads } from "#server/thread/pool.ts";

/** Ends the threads that the server has begun in this process, if any. On a site they end with its process. */
export async function endThreads(): Promise<void> {
  await Promise.all([made<SearchBackend>("search")?.close(), made<Threads>("painter")?.end()]);
}

/** What the server made under this name (see server/process-wide.ts). */
function made<T>(name: string): T | null {
  return processWide<T>(name, () => {
    throw new Error(`Nothing is called ${name}`);
  }).peek();
}
