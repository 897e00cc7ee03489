import { buildOnce } from "./build.ts";
import { runCommand } from "./failure.ts";
import { generateClient } from "./generate.ts";
import { requireFreePort } from "./port.ts";
import { importDemo, prepareDatabase, readConfig } from "./prepare.ts";

/** What `npm start` runs first where the sources are not built yet. */
await runCommand(async () => {
  const config = readConfig();
  await requireFreePort(config);
  generateClient();
  await prepareDatabase(config);
  await importDemo(config);
  await buildOnce();
});
