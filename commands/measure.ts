import { formatClock } from "#core/time/time.ts";
import { importOptions } from "#server/import/import-options.ts";
import type { DueOutcome } from "#server/measure/measure-due.ts";
import type { RemoteProgress } from "#server/measure/measure-remote.ts";
import { runCommand, Stop } from "./failure.ts";
import { generateClient } from "./generate.ts";
import { prepareDatabase, readConfig } from "./prepare.ts";
import { say, sayProblem } from "./words.ts";

/** Reads the sound that other hosts have through once, for its waveform and its length. */
await runCommand(async () => {
  const config = readConfig();
  if (!config.measureRemote) throw new Stop(say("measureOff"));
  generateClient();
  await prepareDatabase(config);
  const { openDatabase } = await import("#server/db/client.ts");
  const { measureDue } = await import("#server/measure/measure-due.ts");
  const { endMeasurer } = await import("#server/audio/measurer.ts");
  const db = openDatabase(config.databaseLocation);
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  try {
    const { fetchPrivate, userAgent } = importOptions(config, db);
    const { measuringDir } = config;
    const options = { fetchPrivate, userAgent, measuringDir, signal: stop.signal, onProgress: showProgress };
    const kinds: string[] = [];
    for await (const outcome of measureDue(db, options)) {
      kinds.push(outcome.outcome.kind);
      clearProgress();
      console.log(lineOf(outcome));
    }
    clearProgress();
    const measured = kinds.filter((kind) => kind === "measured" || kind === "unchanged").length;
    if (stop.signal.aborted) console.log(say("measureStopped", { measured }));
    else
      console.log(
        kinds.length === 0 ? say("nothingDue") : say("measuredAll", { measured, total: kinds.length }),
      );
  } finally {
    await endMeasurer();
    await db.$disconnect();
  }
});

function lineOf({ episode: { title, host }, outcome, done, total }: DueOutcome): string {
  return say("measuredOne", { done, total, title, host, what: whatOf(outcome, host) });
}

function whatOf(outcome: DueOutcome["outcome"], host: string): string {
  switch (outcome.kind) {
    case "measured":
      return formatClock(Math.round(outcome.duration));
    case "unusable":
      return sayProblem(outcome.code, host);
    case "refused":
    case "failed":
      return sayProblem(outcome.code, outcome.value);
    default:
      return say("measuredBefore");
  }
}

function showProgress({ came, total }: RemoteProgress): void {
  if (!process.stderr.isTTY) return;
  const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1);
  process.stderr.write(`\r\x1b[K${megabytes(came)}${total === null ? "" : ` / ${megabytes(total)}`} MB`);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
}
