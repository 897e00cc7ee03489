import { runCommand } from "./failure.ts";
import { generateClient } from "./generate.ts";
import { prepareDatabase, readConfig } from "./prepare.ts";
import { clearProgress, showProgress } from "./progress-line.ts";
import { say } from "./words.ts";

/** Builds the index of search anew from the texts, while Playhead runs. */
await runCommand(async () => {
  const config = readConfig();
  generateClient();
  await prepareDatabase(config);
  const { openDatabase } = await import("#server/db/client.ts");
  const { reindex } = await import("#server/search/index/tend-index.ts");
  const db = openDatabase(config.databaseLocation);
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  try {
    let texts = 0;
    await reindex(db, stop.signal, (done, total) => {
      texts = done;
      showProgress(done, total);
    });
    clearProgress();
    console.log(stop.signal.aborted ? say("reindexStopped", { texts }) : say("reindexed", { texts }));
  } finally {
    await db.$disconnect();
  }
});
