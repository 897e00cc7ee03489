import { type ChildProcess, spawn } from "node:child_process";
import { expect, onTestFinished, test, vi } from "vitest";
import { addImport } from "#server/feeds/add-import.ts";
import { bundled } from "../../bundled.ts";
import { freshDatabase } from "../database.ts";
import { feedOf, host } from "../import/feed-host.ts";

const LONG = { timeout: 100_000, interval: 50 };

/** `npm run worker`, which ends at the latest with the test. */
function startWorker(dataDir: string): ChildProcess {
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "", FETCH_PRIVATE: "true" };
  const child = spawn(process.execPath, [...bundled("worker")], { env, stdio: "ignore" });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

test("an import that is killed in the middle goes on from there when its lease is over", async () => {
  const { db, folder } = await freshDatabase();
  const names = Array.from({ length: 8 }, (_, index) => `e${index}`);
  const items = names.map(
    (name) =>
      `<item><title>${name}</title><guid>${name}</guid><podcast:transcript url="${name}.txt" type="text/plain"/></item>`,
  );
  const { answers, files, asked, origin } = await host({ "/feed": feedOf(...items) });
  for (const name of names) files.set(`/${name}.txt`, `Words of ${name}.`);
  answers.set("/e4.txt", () => {});
  await addImport(db, { source: `${origin}/feed`, title: "Sea" }, new Date());
  const child = startWorker(folder);
  await vi.waitFor(() => expect(asked.map(({ url }) => url)).toContain("/e4.txt"), LONG);
  child.kill("SIGKILL");
  await new Promise((resolve) => child.once("exit", resolve));
  expect(await db.episode.count()).toBe(4);
  expect(await db.$queryRaw`PRAGMA integrity_check`).toEqual([{ integrity_check: "ok" }]);
  expect(await db.job.findFirst({ where: { kind: "import" } })).toMatchObject({
    state: "running",
    attempts: 1,
  });

  answers.delete("/e4.txt");
  asked.length = 0;
  await db.job.updateMany({ data: { leaseUntil: new Date() } });
  startWorker(folder);
  await vi.waitFor(
    async () =>
      expect(await db.job.findFirst({ where: { kind: "import" } })).toMatchObject({ state: "done" }),
    LONG,
  );
  expect(await db.episode.count()).toBe(8);
  expect(asked.map(({ url }) => url)).not.toContain("/e3.txt");
}, 150_000);
