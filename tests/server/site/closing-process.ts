import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { endWhenTold } from "#server/ending.ts";
import { beginKeeper } from "#server/jobs/keeper.ts";
import { closeSite } from "#server/site/closing.ts";
import { makeDoor } from "#server/site/door.ts";

// A site that does its jobs, and whose answers end when a signal says so, but for `/open`. Says its port when it listens, and when it
// begins to answer.
/** Longer than the slowest machine takes to look at what is asserted. Milliseconds. */
const PATIENCE = 100_000;

const door = makeDoor({ host: "127.0.0.1", port: 0, publicUrl: config().publicUrl }, false);
await door.open(async ({ url }, response) => {
  if (url === "/open") return void response.end();
  response.write("begun,");
  console.log("begun");
  process.once("SIGUSR2", () => response.end("ended"));
});
const keeper = beginKeeper(config(), database());
endWhenTold(() => closeSite(door, [keeper.end], PATIENCE));
const address = door.server.address();
console.log(typeof address === "object" ? address?.port : address);
