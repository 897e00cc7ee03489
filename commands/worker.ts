import { randomUUID } from "node:crypto";
import { runCommand } from "./failure.ts";
import { generateClient } from "./generate.ts";
import { watchNpm } from "./npm.ts";
import { prepareDatabase, readConfig } from "./prepare.ts";
import { say } from "./words.ts";

/** Keeps feeds up to date and measures sound of other hosts, without the site or beside it, until it is told to end. */
await runCommand(async () => {
  const { currentTracer, flushSpans } = await import("#server/trace/tracer.ts");
  // Spans of an SDK leave out what is secret from now on.
  currentTracer();
  const config = readConfig();
  const { beginLog } = await import("#server/log/log.ts");
  await beginLog(config.logLevel);
  generateClient();
  await prepareDatabase(config);
  const { openDatabase } = await import("#server/db/client.ts");
  const { runJobs } = await import("#server/jobs/run-jobs.ts");
  const { endWhenTold } = await import("#server/ending.ts");
  const { giveBack } = await import("#server/jobs/hold.ts");
  const db = openDatabase(config.databaseLocation);
  const holder = randomUUID();
  const ending = new AbortController();
  // What runs is not waited for: it is given back, and begun anew by whoever takes it.
  const end = endWhenTold(async () => {
    ending.abort();
    await giveBack(db, holder);
    await db.$disconnect();
    await flushSpans().catch(console.error);
  });
  watchNpm(end);
  console.log(say("keepingFeeds"));
  await runJobs(config, db, holder, ending.signal);
});
