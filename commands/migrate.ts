import { runCommand } from "./failure.ts";
import { prepareDatabase, readConfig } from "./prepare.ts";
import { say } from "./words.ts";

await runCommand(async () => {
  const config = readConfig();
  await prepareDatabase(config);
  console.log(say("upToDate", { path: config.databaseFile }));
});
