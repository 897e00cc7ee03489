import { buildOnce } from "./build.ts";
import { runCommand } from "./failure.ts";
import { prepareFromSources } from "./from-sources.ts";

/** What `npm start` runs first where the sources are not built yet. */
await runCommand(async () => {
  await prepareFromSources();
  await buildOnce();
});
