import { isMainThread } from "node:worker_threads";
import type { Logger } from "pino";
import { errorCode } from "../error-code.ts";
import { processWide } from "../process-wide.ts";
import { currentTracer, traceIds } from "../trace/tracer.ts";
import type { LogLevel } from "./log-level.ts";

const shared = processWide<{ logger: Logger | null }>("log", () => ({ logger: null }));

/** What is told as lines of JSON; null where nothing is. */
export function log(): Logger | null {
  return shared.get().logger;
}

/**
 * From now on tells what happens in this thread as lines of JSON: errors to the standard error, all else to the standard output,
 * and what would be said in words as well. Does nothing for `off`.
 */
export async function beginLog(level: LogLevel): Promise<void> {
  if (level === "off") return;
  const [{ default: pino }, { redirectConsole }] = await Promise.all([
    import("pino"),
    import("./console.ts"),
  ]);
  // Whatever stands in a thread when it ends is lost, and it tells little.
  const to = (fd: number) => pino.destination({ fd, sync: !isMainThread });
  const streams = [
    { level: "debug", stream: to(1) },
    { level: "error", stream: to(2) },
  ] as const;
  const logger = pino(
    {
      level,
      // The name of the machine is known to whoever reads its output.
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
      formatters: { level: (label) => ({ level: label }) },
      ...(currentTracer() !== null && { mixin: () => ({ ...traceIds() }) }),
    },
    pino.multistream([...streams], { dedupe: true }),
  );
  shared.get().logger = logger;
  redirectConsole(logger);
}

/** Without what libraries add to their errors: what was sent stands there, with passwords and addresses. */
function describeError(error: Error) {
  return { type: error.name, code: errorCode(error), message: error.message, stack: error.stack };
}
