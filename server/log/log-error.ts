import { log } from "./log.ts";

/** Says an error of a request whose asker is not known where it is caught. */
export function logError(error: unknown, id: string): void {
  const logger = log();
  if (!logger) console.error(error);
  else if (error instanceof Error) logger.error({ id, err: error }, error.message);
  else logger.error({ id }, String(error));
}
