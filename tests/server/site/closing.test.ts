import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { refreshFeed } from "#server/feeds/acts.ts";
import { importFeed } from "#server/import/import-feed.ts";
import { bundled } from "../../bundled.ts";
import { sendLines } from "../../socket.ts";
import { freshDatabase, importOptions } from "../database.ts";
import { feedOf, host } from "../import/feed-host.ts";

/** Milliseconds; a process and its thread take their time where others work as well. */
const LONG = { timeout: 100_000, interval: 100 };

afterEach(() => vi.unstubAllEnvs());

/** A site in a process of its own, and somebody who is being answered by it. */
async function beginSite() {
  const site = spawn(process.execPath, [...bundled("closing-process")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void site.kill("SIGKILL"));
  const [said] = await once(site.stdout ?? site, "data");
  const port = Number(said);
  const asking = sendLines(port, ["GET / HTTP/1.1", "Host: a"]);
  const exit = once(site, "exit");
  // Whom nobody answers yet is not waited for.
  await once(site.stdout ?? site, "data");
  return { site, port, asking, exit };
}

const refused = (port: number) =>
  sendLines(port, ["GET /open HTTP/1.1", "Host: a"]).then(
    () => false,
    () => true,
  );

/** As npm passes on what a terminal tells both. */
function tellTwice(site: ChildProcess): void {
  for (const signal of ["SIGINT", "SIGINT"] as const) site.kill(signal);
}

test("told to end, a site lets nobody in, gives back its jobs at once, finishes what it answers, and has its database whole", {
  timeout: 200_000,
}, async () => {
  const { db, file, folder } = await freshDatabase();
  const hosting = await host({ "/feed": feedOf("one") });
  await importFeed(`${hosting.origin}/feed`, { ...importOptions(db, folder), fetchPrivate: true });
  vi.stubEnv("DATA_DIR", folder);
  vi.stubEnv("FETCH_PRIVATE", "true");
  hosting.answers.set("/feed", () => {});
  await refreshFeed(db, "sea", new Date());
  const { site, port, asking, exit } = await beginSite();
  const feedJob = () => db.job.findFirst({ where: { kind: "feed" } });
  await vi.waitFor(async () => expect(await feedJob()).toMatchObject({ state: "running" }), LONG);
  tellTwice(site);
  await vi.waitFor(async () => expect(await refused(port)).toBe(true), LONG);
  await vi.waitFor(
    async () => expect(await feedJob()).toMatchObject({ state: "waiting", holder: null, attempts: 0 }),
    LONG,
  );
  expect(site.exitCode).toBe(null);
  site.kill("SIGUSR2");
  expect(await asking).toContain("ended");
  expect((await exit)[0]).toBe(0);
  expect(statSync(`${file}-wal`).size).toBe(0);
});

test("told a second time it ends at once", { timeout: 200_000 }, async () => {
  const { folder } = await freshDatabase();
  vi.stubEnv("DATA_DIR", folder);
  vi.stubEnv("KEEP_FEEDS", "false");
  const { site, port, asking, exit } = await beginSite();
  site.kill("SIGTERM");
  await vi.waitFor(async () => expect(await refused(port)).toBe(true), LONG);
  // Sooner it would be the same order.
  await wait(1100);
  site.kill("SIGTERM");
  expect((await exit)[0]).toBe(128 + 15);
  expect(await asking.catch(() => "")).not.toContain("ended");
});
