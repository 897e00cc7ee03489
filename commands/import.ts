import { parseArgs } from "node:util";
import type { Spot } from "#core/file/problem.ts";
import { plainLine } from "#core/text/plain-line.ts";
import type { Notice } from "#server/import/draft/notice.ts";
import type { ImportReport, Progress } from "#server/import/report.ts";
import { runCommand, Stop } from "./failure.ts";
import { importOptions } from "./import-options.ts";
import { prepareDatabase, readConfig } from "./prepare.ts";
import { say, sayProblem } from "./words.ts";

/** A report shows this many notices of one kind; the rest are counted. */
const MOST_ALIKE = 5;
const BAR = 24;

await runCommand(async () => {
  const { source, adopt } = readArguments();
  const config = readConfig();
  await prepareDatabase(config);
  const { openDatabase } = await import("#server/db/client.ts");
  const { importSource } = await import("#server/import/import-source.ts");
  const db = openDatabase(config.databaseFile);
  try {
    const report = await importSource(source, { ...importOptions(config, db), adopt }, showProgress);
    showReport(report);
    if (report.failure !== null) throw report.failure;
    if (report.show === null) process.exitCode = 1;
  } finally {
    await db.$disconnect();
  }
});

/** What was asked for on the command line, or a stop with how to ask. */
function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { adopt: { type: "boolean", default: false } },
    });
    const [source] = positionals;
    if (source !== undefined && positionals.length === 1) return { source, adopt: values.adopt };
  } catch {
    // An option that there is not: the same answer as for no source at all.
  }
  throw new Stop(say("importUsage"));
}

function showProgress({ done, total, title }: Progress): void {
  if (!process.stderr.isTTY) return;
  const filled = Math.round((done / total) * BAR);
  const bar = `${"█".repeat(filled)}${"░".repeat(BAR - filled)}`;
  const text = plainLine(`${bar} ${done}/${total} ${title}`);
  process.stderr.write(
    `\r\x1b[K${text.slice(0, (process.stderr.columns || 80) - 1)}${done === total ? "\n" : ""}`,
  );
}

function showReport({ show, added, updated, unchanged, notices, failure }: ImportReport): void {
  for (const code of new Set(notices.map((notice) => notice.problem.code))) {
    const alike = notices.filter((notice) => notice.problem.code === code);
    for (const notice of alike.slice(0, MOST_ALIKE)) console.log(`  ${noticeLine(notice)}`);
    if (alike.length > MOST_ALIKE) console.log(`  ${say("moreAlike", { count: alike.length - MOST_ALIKE })}`);
  }
  if (show === null && failure === null) console.log(say("nothingImported"));
  if (show !== null) console.log(say("imported", { title: show.title, added, updated, unchanged }));
}

function noticeLine({ episode, source, problem }: Notice): string {
  const { code, value, spot } = problem;
  const sentence = sayProblem(code, value);
  const where = [episode, source === value ? null : source, spotText(spot)].filter((part) => part).join(", ");
  return plainLine(where === "" ? sentence : `${where}: ${sentence}`);
}

function spotText(spot: Spot): string {
  return "line" in spot ? say("line", { line: spot.line }) : spot.path;
}
