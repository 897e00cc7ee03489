import { spawn } from "node:child_process";
import type { Config } from "#server/config.ts";
import { BUNDLES } from "#server/thread/service.ts";
import { Stop } from "./failure.ts";
import { sayFirstHost } from "./first-host.ts";
import { watchNpm } from "./npm.ts";
import { say } from "./words.ts";

/** Runs the site of development until it ends, and ends it when this process is told to end, or is left alone. Resolves when it has ended. */
export async function serve(config: Config): Promise<void> {
  const { publicUrl, linksAstray } = config;
  const site = spawn(process.execPath, [`${BUNDLES}/site.mjs`], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "development" },
  });
  let told = false;
  const end = () => {
    told = true;
    // Without a channel to us it ends by itself, whatever has become of us.
    if (site.connected) site.disconnect();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  const stopWatching = watchNpm(end);
  site.once("message", () => {
    void sayFirstHost(config);
    console.log(say("ready", { url: publicUrl }));
    if (linksAstray) console.log(say("publicUrlMissing"));
  });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    site.once("exit", (...how) => resolve(how)),
  );
  stopWatching();
  if (!told) throw new Stop(say("ended", { code: signal ?? code ?? 0 }));
}
