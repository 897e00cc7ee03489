import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Spot } from "#core/file/problem.ts";
import { plainLine } from "#core/text/plain-line.ts";
import type { Notice } from "#server/import/draft/notice.ts";
import { importOptions } from "#server/import/import-options.ts";
import type { ImportReport, Progress } from "#server/import/report.ts";
import { clearDrafts } from "#server/media/drafts.ts";
import { runCommand, Stop } from "./failure.ts";
import { generateClient } from "./generate.ts";
import { prepareDatabase, readConfig } from "./prepare.ts";
import { say, sayProblem } from "./words.ts";

const BAR = 24;

await runCommand(async () => {
  const { source, adopt, reportFile } = readArguments();
  const config = readConfig();
  generateClient();
  await prepareDatabase(config);
  await clearDrafts(config, new Date());
  const { openDatabase } = await import("#server/db/client.ts");
  const { importSource } = await import("#server/import/import-source.ts");
  const db = openDatabase(config.databaseLocation);
  try {
    const options = { ...importOptions(config, db), adopt };
    const reports: ImportReport[] = [];
    const waiting = [source];
    for (const next of waiting) {
      const report = await importSource(next, options, showProgress);
      reports.push(report);
      // A list's own lists are not opened: two could name each other.
      if (next === source) waiting.push(...report.listed);
      showReport(report);
      if (reportFile !== null) writeReport(reportFile, reports);
      if (report.failure !== null) throw report.failure;
      if (report.show === null && report.listed.length === 0) process.exitCode = 1;
    }
    if (reportFile !== null) console.log(say("reportWritten", { path: reportFile }));
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
  const { show, added, updated, unchanged, notices, known, listed, failure } = report;
  const kinds = new Set(notices.map((notice) => notice.problem.code));
  for (const code of kinds) {
    const [first, ...alike] = notices.filter((notice) => notice.problem.code === code).map(noticeLine);
    console.log(`  ${first}`);
    if (alike.length > 0) console.log(`  ${say("moreAlike", { count: alike.length })}`);
  }
  if (known.length > 0) console.log(`  ${say("knownNotices", { count: known.length })}`);
  if (known.length > 0 || notices.length > kinds.size) console.log(`  ${say("reportHint")}`);
  if (show !== null) console.log(say("imported", { title: show.title, added, updated, unchanged }));
  else if (listed.length > 0) console.log(say("listed", { count: listed.length }));
  else if (failure === null) console.log(say("nothingImported"));
}

/** All that the screen has no room for, a line each: what is news first. */
function writeReport(file: string, reports: readonly ImportReport[]): void {
  const notices = reports.flatMap((report) => [...report.notices, ...report.known]);
  writeFileSync(file, notices.map((notice) => `${noticeLine(notice)}\n`).join(""));
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
