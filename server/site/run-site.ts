import type { Config } from "../config.ts";
import { endWhenTold } from "../ending.ts";
import { openSite } from "./site.ts";

/** Opens the site for as long as this process lives, which signals end. Resolves when it listens, with the way to end both. */
export async function runSite(config: Config, dev: boolean): Promise<() => void> {
  const site = await openSite(config, dev);
  // One request that fails where nobody looks for it ends no other: `next start` does the same.
  process.on("uncaughtException", (error) => console.error(error));
  process.on("unhandledRejection", (error) => console.error(error));
  return endWhenTold(() => site.close());
}
