import { randomUUID } from "node:crypto";
import { runCommand } from "./failure.ts";
import { generateClient } from "./generate.ts";
import { watchNpm } from "./npm.ts";
import { prepareDatabase, readConfig } from "./prepare.ts";
import { say } from "./words.ts";

/** Keeps feeds up to date and measures sound of other hosts, without the site or beside it, until it is told to end. */
await runCommand(async () => {
  const config = readConfig();
  generateClient();
  await prepareDatabase(config);
  const { openDatabase } = await import("#server/db/client.ts");
  const { runJobs } = await import("#server/jobs/run-jobs.ts");
  const { giveBack } = await import("#server/jobs/hold.ts");
  const db = openDatabase(config.databaseFile);
  const holder = randomUUID();
  const ending = new AbortController();
  const ended = new Promise<void>((resolve) => ending.signal.addEventListener("abort", () => resolve()));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => ending.abort());
  const stopWatching = watchNpm(() => ending.abort());
  console.log(say("keepingFeeds"));
  // What runs is not waited for: it is given back, and begun anew by whoever takes it.
  await Promise.race([runJobs(config, db, holder, ending.signal), ended]);
  stopWatching();
  await giveBack(db, holder);
  process.exit();
});
