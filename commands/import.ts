import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Spot } from "#core/file/problem.ts";
import { plainLine } from "#core/text/plain-line.ts";
import type { Notice } from "#server/import/draft/notice.ts";
import type { ImportReport, Progress } from "#server/import/report.ts";
import { runCommand, Stop } from "./failure.ts";
import { importOptions } from "./import-options.ts";
import { prepareDatabase, readConfig } from "./prepare.ts";
import { say, sayProblem } from "./words.ts";

const BAR = 24;

await runCommand(async () => {
  const { source, adopt, reportFile } = readArguments();
  const config = readConfig();
  await prepareDatabase(config);
  const { openDatabase } = await import("#server/db/client.ts");
  const { importSource } = await import("#server/import/import-source.ts");
  const db = openDatabase(config.databaseFile);
  try {
    const report = await importSource(source, { ...importOptions(config, db), adopt }, showProgress);
    showReport(report);
    if (reportFile !== null) writeReport(reportFile, report);
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
      options: { adopt: { type: "boolean", default: false }, report: { type: "string" } },
    });
    const [source] = positionals;
    if (source !== undefined && positionals.length === 1)
      return { source, adopt: values.adopt, reportFile: values.report ?? null };
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

function showReport(report: ImportReport): void {
  // An import that ends early leaves its bar on the line.
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  const { show, added, updated, unchanged, notices, known, failure } = report;
  const kinds = new Set(notices.map((notice) => notice.problem.code));
  for (const code of kinds) {
    const [first, ...alike] = notices.filter((notice) => notice.problem.code === code).map(noticeLine);
    console.log(`  ${first}`);
    if (alike.length > 0) console.log(`  ${say("moreAlike", { count: alike.length })}`);
  }
  if (known.length > 0) console.log(`  ${say("knownNotices", { count: known.length })}`);
  if (known.length > 0 || notices.length > kinds.size) console.log(`  ${say("reportHint")}`);
  if (show !== null) console.log(say("imported", { title: show.title, added, updated, unchanged }));
  else if (failure === null) console.log(say("nothingImported"));
}

/** All that the screen has no room for, a line each: what is news first. */
function writeReport(file: string, { notices, known }: ImportReport): void {
  writeFileSync(file, [...notices, ...known].map((notice) => `${noticeLine(notice)}\n`).join(""));
  console.log(say("reportWritten", { path: file }));
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
