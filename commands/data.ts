import { beginLog } from "#server/log/log.ts";
import { runCommand } from "./failure.ts";
import { importDemo, prepareDatabase, readConfig } from "./prepare.ts";

/** Makes the database ready, for a site that is built: as a process of its own, whose memory is free again. */
await runCommand(async () => {
  const config = readConfig();
  await beginLog(config.logLevel);
  await prepareDatabase(config);
  await importDemo(config);
});
