import { setTimeout as wait } from "node:timers/promises";
import type { House } from "./many-house.ts";
import type { Sightings } from "./many-sightings.ts";

/** A supervisor begins a site again after so long. Milliseconds. */
const GONE_FOR = 3000;
/** nginx asks it again two seconds after it has found it gone for the last time: the other is not ended before. Milliseconds. */
const BACK_FOR = 5000;

/** For so many milliseconds ends the sites in turns, each once by SIGKILL and once by SIGTERM, and restarts the database in the middle. */
export async function disturb(house: House, record: Sightings, length: number): Promise<void> {
  const begun = performance.now();
  // Of a short run less, so that the other serves again.
  const every = Math.max(15_000, Math.min(60_000, length / 5));
  const until = (time: number) => wait(Math.max(0, begun + time - performance.now()));
  const middle = Math.round(length / 2 / every) * every + every / 2;
  for (let time = every, turn = 0; time < length - every / 2; time += every, turn++) {
    await until(time);
    const site = turn % 2;
    const signal = turn % 4 < 2 ? "SIGKILL" : "SIGTERM";
    await endAndBegin(house, record, site, signal);
    if (Math.abs(time + every / 2 - middle) > 1) continue;
    await until(middle);
    console.log("  PostgreSQL is restarted");
    const over = record.disturb("the database was restarted");
    await house.restartDatabase();
    over();
  }
}

async function endAndBegin(
  house: House,
  record: Sightings,
  site: number,
  signal: NodeJS.Signals,
): Promise<void> {
  console.log(`  site ${site + 1} is ended by ${signal}`);
  const over = record.disturb("a site was ended");
  await house.end(site, signal);
  over();
  await wait(GONE_FOR);
  await house.begin(site);
  await wait(BACK_FOR);
}
