import { expect, test } from "vitest";
import { findStandstill } from "#server/jobs/standstill.ts";
import { freshDatabase } from "../database.ts";

const NOW = new Date("2026-11-29T12:00:00Z");
const minutesAgo = (count: number) => new Date(NOW.getTime() - count * 60_000);

test("jobs that are due for minutes stand still where none runs, and none came to its end meanwhile", async () => {
  const { db } = await freshDatabase();
  const add = (subject: string, minutes: number) =>
    db.job.create({
      data: { kind: "feed", subject, lane: subject, dueAt: minutesAgo(minutes), createdAt: minutesAgo(60) },
    });
  await add("next", -10);
  await add("just due", 1);
  expect(await findStandstill(db, NOW)).toBeNull();
  await add("due", 5);
  const { id } = await add("longest", 30);
  expect(await findStandstill(db, NOW)).toEqual({ count: 2, since: minutesAgo(30) });

  const become = (data: object) => db.job.update({ where: { id }, data });
  await become({ state: "running", leaseUntil: minutesAgo(-3), startedAt: minutesAgo(20) });
  expect(await findStandstill(db, NOW)).toBeNull();
  await become({ leaseUntil: minutesAgo(3) });
  expect(await findStandstill(db, NOW)).toEqual({ count: 1, since: minutesAgo(5) });
  await become({ state: "done", leaseUntil: null, finishedAt: minutesAgo(1) });
  expect(await findStandstill(db, NOW)).toBeNull();
});
