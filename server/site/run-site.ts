import type { Config } from "../config.ts";
import { openSite } from "./site.ts";

/** Opens the site for as long as this process lives, which signals end. Resolves when it listens, with the way to end both. */
export async function runSite(config: Config, dev: boolean): Promise<() => Promise<void>> {
  const site = await openSite(config, dev);
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    await site.close();
    // Threads and watchers would keep the process.
    process.exit(0);
  };
  // One request that fails where nobody looks for it ends no other: `next start` does the same.
  process.on("uncaughtException", (error) => console.error(error));
  process.on("unhandledRejection", (error) => console.error(error));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  return end;
}
