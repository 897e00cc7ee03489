import { spawn } from "node:child_process";
import { once } from "node:events";
import { BUNDLES } from "#server/thread/service.ts";
import { runCommand } from "./failure.ts";
import { sayFirstHost } from "./first-host.ts";
import { watchNpm } from "./npm.ts";
import { requireFreePort } from "./port.ts";
import { isDataReady, readConfig } from "./prepare.ts";
import { say } from "./words.ts";

export { isBuilt } from "./built.ts";

/** Runs the site in this process, which is `npm start` itself. Resolves when it listens. */
export function start(): Promise<void> {
  Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  return runCommand(async () => {
    const config = readConfig();
    const { beginLog } = await import("#server/log/log.ts");
    await beginLog(config.logLevel);
    await requireFreePort(config);
    if (!(await isDataReady(config)) && !(await prepareData())) {
      process.exitCode = 1;
      return;
    }
    const { runSite } = await import("#server/site/run-site.ts");
    const end = await runSite(config, false);
    watchNpm(end);
    await sayFirstHost(config);
    console.log(say("ready", { url: config.publicUrl }));
    if (config.linksAstray) console.log(say("publicUrlMissing"));
  });
}

/** Tells whether the database could be made ready. What was wrong has been said. */
async function prepareData(): Promise<boolean> {
  const [code] = await once(spawn(process.execPath, [`${BUNDLES}/data.mjs`], { stdio: "inherit" }), "exit");
  return code === 0;
}
