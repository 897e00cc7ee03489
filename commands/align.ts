import { importOptions } from "#server/import/import-options.ts";
import { runCommand, Stop } from "./failure.ts";
import { generateClient } from "./generate.ts";
import { prepareDatabase, readConfig } from "./prepare.ts";
import { clearProgress, showProgress } from "./progress-line.ts";
import { say, sayProblem } from "./words.ts";

/** Looks for words that have no times in the sound of their episodes. */
await runCommand(async () => {
  const config = readConfig();
  const { align, measureRemote, mediaPlace, measuringDir: workDir } = config;
  if (!align) throw new Stop(say("alignOff"));
  generateClient();
  await prepareDatabase(config);
  const { openDatabase } = await import("#server/db/client.ts");
  const { alignDue } = await import("#server/align/align-due.ts");
  const { endAligner } = await import("#server/align/aligner.ts");
  const db = openDatabase(config.databaseLocation);
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  try {
    const { fetchPrivate, userAgent } = importOptions(config, db);
    const tell = ({ done, total }: { readonly done: number; readonly total: number }) =>
      showProgress(done, total);
    const reading = { fetchPrivate, userAgent, mediaPlace, workDir, signal: stop.signal, tell };
    let [aligned, all] = [0, 0];
    for await (const { title, outcome, done, total } of alignDue(db, { align, measureRemote }, reading)) {
      clearProgress();
      all = total;
      if (outcome.kind === "aligned" && outcome.sure > 0) aligned += 1;
      console.log(say("alignedOne", { done, total, title, what: whatOf(outcome) }));
    }
    clearProgress();
    if (stop.signal.aborted) console.log(say("alignStopped", { aligned }));
    else console.log(all === 0 ? say("nothingToAlign") : say("alignedAll", { aligned, total: all }));
  } finally {
    await endAligner();
    await db.$disconnect();
  }
});

type Outcome = import("#server/align/align-due.ts").DueWordsOutcome["outcome"];

function whatOf(outcome: Outcome): string {
  if (outcome.kind === "gone") return say("alignedNot");
  if (outcome.kind !== "aligned") return sayProblem(outcome.code, outcome.value);
  const { sure, all } = outcome;
  return sure === 0 ? sayProblem("align-unsure", "") : say("alignedPassages", { sure, all });
}
