import { fork } from "node:child_process";
import { type AnswerReport, type EngineReport, engineReport } from "./engine-report.ts";

/** Ten minutes, in milliseconds. */
const LONGEST_INDEXING = 600_000;
const NODE_OPTIONS = ["--import", "tsx", "--max-old-space-size=12000", "--expose-gc"];
/** No engine is tried with fewer passages. */
const FEWEST = 1000;

export interface Measured {
  readonly passages: number;
  readonly answers: readonly AnswerReport[];
}

type Outcome =
  | { readonly kind: "measured"; readonly measured: Measured }
  /** It ran out of memory or time, or fell over. */
  | { readonly kind: "failed"; readonly reason: string };

/** Measures an engine with as many passages as it can hold, halving from `passages`; null when it can hold none. */
export async function measureEngine(
  file: string,
  engine: string,
  passages: number,
  env: NodeJS.ProcessEnv,
): Promise<Measured | null> {
  for (let size = passages; size >= Math.min(FEWEST, passages); size = Math.floor(size / 2)) {
    console.log(`  ${engine}, ${size.toLocaleString("en")} passages`);
    const outcome = await attempt(file, engine, size, env);
    if (outcome.kind === "measured") return outcome.measured;
    console.log(`    does not fit: ${outcome.reason}`);
  }
  return null;
}

/** One try in a process of its own, which `file` becomes when it is given `--engine`. */
function attempt(file: string, engine: string, passages: number, env: NodeJS.ProcessEnv): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = fork(file, ["--engine", engine, String(passages)], { execArgv: NODE_OPTIONS, env });
    const kill = () => child.kill("SIGKILL");
    process.once("exit", kill);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      kill();
    }, LONGEST_INDEXING);
    let answers: readonly AnswerReport[] | null = null;
    child.on("message", (message) => {
      const report = engineReport.parse(message);
      console.log(`    ${formatReport(report)}`);
      clearTimeout(timer);
      if (report.kind === "indexed") return;
      answers = report.answers;
      // Playhead's threads and PostgreSQL's client wait for more.
      kill();
    });
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      process.off("exit", kill);
      const reason = late ? "ten minutes were not enough" : `its process ended with ${signal ?? code}`;
      resolve(
        answers === null ? { kind: "failed", reason } : { kind: "measured", measured: { passages, answers } },
      );
    });
  });
}

/** Numbers that agree between engines say that they were asked the same. */
function formatReport(report: EngineReport): string {
  if (report.kind === "indexed") return `indexed in ${report.seconds.toFixed(1)} s; ${report.footprint}`;
  const counts = report.answers.flatMap(({ name, total }) =>
    total === null ? [] : [`${name} ${total.toLocaleString("en")}`],
  );
  return counts.length === 0 ? "found: it does not count" : `found: ${counts.join(", ")}`;
}
