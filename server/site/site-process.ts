import { config } from "../config.ts";
import { openSite } from "./site.ts";

/** The process that `npm start` and `npm run dev` begin. It tells its parent when it is ready, and does not outlive it. */
const site = await openSite(config(), process.argv[2] === "dev");
let ending = false;

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await site.close();
  // Threads and watchers would keep the process.
  process.exit(0);
}

// One request that fails where nobody looks for it ends no other: `next start` does the same.
process.on("uncaughtException", (error) => console.error(error));
process.on("unhandledRejection", (error) => console.error(error));
process.on("SIGINT", end);
process.on("SIGTERM", end);
process.on("disconnect", end);
process.send?.("ready");
