import { createServer } from "node:net";
import type { Config } from "#server/config.ts";
import { errorCode } from "#server/error-code.ts";
import { Stop } from "./failure.ts";
import { say } from "./words.ts";

type Place = Pick<Config, "host" | "port">;

/** Stops with a sentence when another program has the port. */
export async function requireFreePort(place: Place): Promise<void> {
  const error = await listenError(place);
  if (error === null) return;
  const { port } = place;
  throw new Stop(
    isTaken(error) ? say("portTaken", { port }) : say("portRefused", { port, reason: error.message }),
  );
}

/** Whether another program has the port. */
export async function isPortTaken(place: Place): Promise<boolean> {
  return isTaken(await listenError(place));
}

function isTaken(error: Error | null): boolean {
  return errorCode(error) === "EADDRINUSE";
}

/** Why nobody can listen there now; null where one can. */
function listenError({ host, port }: Place): Promise<Error | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", resolve);
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}
