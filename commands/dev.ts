import { watchBundles } from "./bundle.ts";
import { runCommand } from "./failure.ts";
import { generateClient } from "./generate.ts";
import { requireFreePort } from "./port.ts";
import { importDemo, prepareDatabase, readConfig } from "./prepare.ts";
import { serve } from "./serve.ts";

await runCommand(async () => {
  const config = readConfig();
  await requireFreePort(config);
  generateClient();
  await prepareDatabase(config);
  await importDemo(config);
  const stop = await watchBundles();
  await serve(config);
  await stop();
});
