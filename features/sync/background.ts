import { v4 } from "uuid";
import { exchange } from "./exchange.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { send } from "./send.ts";
import { openSync } from "./sync-database.ts";
import { updateKept } from "./update-kept.ts";

/** Exchanges what is kept without a page; pages show what has come when they open. Rejects where it is to be tried again. */
export async function exchangeWithoutPage(): Promise<void> {
  const database = await openSync();
  const newDeviceId = () => v4().replaceAll("-", "");
  const outcome = await oneAtATime(async () => {
    const { account, next } = await database.owner();
    const whose = next ?? account;
    if (whose === null) return null;
    return exchange(whose, {
      update: (change) => updateKept({ database, newDeviceId }, whose, change),
      send: (asked) => send(asked, false),
    });
  });
  if (outcome?.kind === "unreachable") throw new Error("The site cannot be reached");
}
