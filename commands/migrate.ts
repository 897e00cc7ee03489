import { sayLocation } from "#server/db/location.ts";
import { runCommand } from "./failure.ts";
import { generateClient } from "./generate.ts";
import { prepareDatabase, readConfig } from "./prepare.ts";
import { say } from "./words.ts";

await runCommand(async () => {
  const config = readConfig();
  generateClient();
  await prepareDatabase(config);
  console.log(say("upToDate", { path: sayLocation(config.databaseLocation) }));
});
