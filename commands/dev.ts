import { watchBundles } from "./bundle.ts";
import { runCommand } from "./failure.ts";
import { importDemo, prepareDatabase, readConfig } from "./prepare.ts";
import { requireFreePort, serve } from "./serve.ts";

await runCommand(async () => {
  const config = readConfig();
  await requireFreePort(config);
  await prepareDatabase(config);
  await importDemo(config);
  const stop = await watchBundles();
  await serve("dev", config);
  await stop();
});
