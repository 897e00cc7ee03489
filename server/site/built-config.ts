import { readFileSync } from "node:fs";
import { z } from "zod";

const serverFiles = z.object({ config: z.record(z.string(), z.unknown()) });

/**
 * Has Next take its configuration as it was at the build, which is how its own standalone servers are told it. To read
 * `next.config.js` again takes a fifth of a second, and what only builds.
 */
export function tellBuiltConfig(): void {
  const { config } = serverFiles.parse(JSON.parse(readFileSync(".next/required-server-files.json", "utf8")));
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
}
