import { createServer } from "node:net";
import type { Config } from "#server/config.ts";
import { Stop } from "./failure.ts";
import { say } from "./words.ts";

/** Stops with a sentence when another program has the port. */
export async function requireFreePort({ host, port }: Config): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => {
      const taken = "code" in error && error.code === "EADDRINUSE";
      reject(
        new Stop(taken ? say("portTaken", { port }) : say("portRefused", { port, reason: error.message })),
      );
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
