import { watchBundles } from "./bundle.ts";
import { runCommand } from "./failure.ts";
import { prepareFromSources } from "./from-sources.ts";
import { serve } from "./serve.ts";

await runCommand(async () => {
  const config = await prepareFromSources();
  const stop = await watchBundles();
  await serve(config);
  await stop();
});
