import { config } from "../config.ts";
import { beginLog } from "../log/log.ts";
import { runSite } from "./run-site.ts";

/** The process that `npm run dev` begins. It tells its parent when it is ready, and does not outlive it. */
await beginLog(config().logLevel);
const end = await runSite(config(), true);
process.on("disconnect", end);
process.send?.("ready");
