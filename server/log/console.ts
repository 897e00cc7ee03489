import { format } from "node:util";
import type { Logger } from "pino";
import { currentAsker } from "../http/asker.ts";

/** Has all that this process would say in words said by a log, that of Next and of libraries too, with the request it belongs to. */
export function redirectConsole(logger: Logger): void {
  const sayBy =
    (level: "info" | "warn" | "error") =>
    (...said: readonly unknown[]) => {
      const error = said.find((one) => one instanceof Error);
      const words = said.filter((one) => one !== error);
      const id = currentAsker()?.id;
      const about = { ...(id !== undefined && { id }), ...(error && { err: error }) };
      logger[level](about, words.length > 0 ? format(...words) : (error?.message ?? ""));
    };
  Object.assign(console, {
    log: sayBy("info"),
    info: sayBy("info"),
    warn: sayBy("warn"),
    error: sayBy("error"),
  });
}
