import { load, runLoad } from "./http-load.ts";

/** A process of its own, so that asking takes nothing of the time of who answers. It is told what to ask for by http.ts. */
process.on("message", async (message) => process.send?.(await runLoad(load.parse(message)).catch(tell)));

/** What failed is printed here; who waits for figures gets none. */
function tell(error: unknown): null {
  console.error(error);
  return null;
}
