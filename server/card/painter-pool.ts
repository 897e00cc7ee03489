import { processWide } from "../process-wide.ts";
import { openPool, type Threads } from "../thread/pool.ts";

/** So many may wait for the thread, a fifth of a second each; more are refused rather than kept waiting. */
const LONGEST_QUEUE = 40;

/** One thread, with its fonts, serves every bundle. */
export const painter = processWide<Threads>("painter", () =>
  openPool("painter", { most: 1, mostWaiting: LONGEST_QUEUE }),
);
