import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Database } from "#server/db/client.ts";
import { LEASE } from "#server/jobs/claim.ts";
import { bundled } from "../../../bundled.ts";
import { freshDatabase } from "../../database.ts";
import { LONG } from "./sites.ts";

/** A worker of `worker-process.ts`, which ends with the test. */
function beginWorker(databaseUrl: string, holder: string, ahead = 0): ChildProcess {
  const worker = spawn(process.execPath, [...bundled("worker-process"), holder, String(ahead)], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  onTestFinished(() => void worker.kill("SIGKILL"));
  return worker;
}

const due = (kind: string, number: number) => ({
  kind,
  subject: `${kind} ${number}`,
  lane: `lane ${number}`,
  dueAt: new Date(0),
  createdAt: new Date(0),
});

const notes = async (db: Database) => (await db.tag.findMany()).map(({ slug }) => slug);

test("of several workers each job is done by one", async () => {
  const { db, file } = await freshDatabase();
  const all = Array.from({ length: 60 }, (_job, number) => due("quick", number));
  await db.job.createMany({ data: all });
  for (const holder of ["first", "second", "third"]) beginWorker(file, holder);
  await vi.waitFor(async () => expect(await db.job.count({ where: { state: "done" } })).toBe(60), LONG);
  const subjects = (await notes(db)).map((note) => note.replace(/ by .*/, ""));
  expect(subjects.toSorted()).toEqual(all.map(({ subject }) => subject).toSorted());
});

test("what a worker held that is gone is done by another once its time is over, and not before", async () => {
  const { db, file } = await freshDatabase();
  await db.job.createMany({ data: [due("stuck", 1)] });
  const stuck = beginWorker(file, "stuck");
  await once(stuck.stdout ?? stuck, "data");
  stuck.kill("SIGKILL");
  await once(stuck, "exit");
  await db.job.createMany({ data: [due("quick", 2)] });
  beginWorker(file, "early");
  await vi.waitFor(async () => expect(await notes(db)).toEqual(["quick 2 by early"]), LONG);
  expect(await db.job.findFirst({ where: { kind: "stuck" } })).toMatchObject({
    state: "running",
    holder: "stuck",
  });
  beginWorker(file, "late", LEASE + 60_000);
  await vi.waitFor(async () => expect(await notes(db)).toContain("stuck 1 by late"), LONG);
});
