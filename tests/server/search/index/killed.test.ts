import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { listDue } from "#server/search/index/due-texts.ts";
import { bundled } from "../../../bundled.ts";
import { freshDatabase } from "../../database.ts";
import { addShow } from "../search-archive.ts";
import { expectWholeIndex } from "./whole-index.ts";

/** How often it is killed: `KILLS=100 npx vitest run tests/server/search/index/killed.test.ts` takes minutes. */
const KILLS = Number(process.env.KILLS ?? 4);
const EPISODES = 60;
const LINES = Array.from({ length: 40 }, (_, line) => ["Ann", `Line ${line} of a lamp on a rock.`] as const);

/** A database full of segments, none of which is merged. */
async function unmerged() {
  const { db, folder } = await freshDatabase();
  const title = (number: number) => `Episode ${number}`;
  const all = Array.from({ length: EPISODES }, (_, number) => ({ title: title(number), lines: LINES }));
  await addShow(db, "Lamps", "en", all);
  return { db, folder };
}

function begin(dataDir: string) {
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "" };
  const child = spawn(process.execPath, [...bundled("reindex")], {
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return { child, ended: once(child, "exit") };
}

test(
  "killed at any moment while all is indexed anew and merged, the index is whole, and the next run completes it",
  async () => {
    const { db, folder } = await unmerged();
    const begun = performance.now();
    expect(await begin(folder).ended).toEqual([0, null]);
    const duration = performance.now() - begun;
    await expectWholeIndex(db);
    for (let kill = 0; kill < KILLS; kill++) {
      const { child, ended } = begin(folder);
      await wait((duration * (kill + 0.5)) / KILLS);
      child.kill("SIGKILL");
      await ended;
      await expectWholeIndex(db);
    }
    await db.searchSegment.deleteMany();
    const { child, ended } = begin(folder);
    await wait(duration * 0.6);
    child.kill("SIGKILL");
    await ended;
    expect(await begin(folder).ended).toEqual([0, null]);
    expect(await listDue(db)).toEqual([]);
    await expectWholeIndex(db);
    expect(await db.searchSegment.count()).toBeLessThan(30);
  },
  120_000 + KILLS * 30_000,
);
