import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "#server/db/client.ts";
import { runNow } from "#server/jobs/acts.ts";
import { listJobs } from "#server/jobs/list.ts";
import { agree } from "#server/search/meaning/due-vectors.ts";
import type { EmbedderHost, EmbedderHostFault } from "../../../support/embedder-host.ts";
import { freshDatabase } from "../../database.ts";
import { FakeClock } from "../../jobs/fake-clock.ts";
import {
  addPassages,
  at,
  begin,
  changeText,
  embedderAt,
  listVectors,
  long,
  MINUTE,
  openEmbedder,
  START,
} from "./embedding.ts";

let host: EmbedderHost;
let db: Database;
let clock: FakeClock;

beforeEach(async () => {
  host = await openEmbedder();
  ({ db } = await freshDatabase());
  clock = new FakeClock(START, 1);
});

describe("a server that fails", () => {
  beforeEach(async () => {
    await addPassages(db, 100);
    await agree(db, embedderAt(host), START);
  });

  const lasting: readonly (readonly [EmbedderHostFault, string])[] = [
    [{ kind: "status", status: 401 }, "embed-key"],
    [{ kind: "status", status: 404 }, "embed-status"],
    [{ kind: "redirect", to: "http://127.0.0.1:9/" }, "embed-status"],
  ];
  test.each(lasting)("with %o is not asked again until a host says so", async (fault, code) => {
    host.faults.push(null, fault);
    begin(db, embedderAt(host), clock);
    await clock.passUntil(at(60 * MINUTE));
    expect((await listJobs(db)).failed).toMatchObject([{ kind: "embed", problem: { code }, givenUp: true }]);
    expect(host.sent).toHaveLength(2);
    // What came before is kept.
    expect((await listVectors(db))[0]?.vectors).toBe(64);
    await runNow(db, (await db.job.findFirstOrThrow()).id, clock.now());
    await clock.passUntil(at(62 * MINUTE));
    expect((await listVectors(db))[0]?.vectors).toBe(100);
    expect(host.texts).toHaveLength(64 + 36 + 36);
  });

  const passing: readonly (readonly [EmbedderHostFault, string])[] = [
    [{ kind: "status", status: 500 }, "embed-status"],
    [{ kind: "hangs" }, "embed-slow"],
    [{ kind: "half" }, "embed-unreachable"],
    [{ kind: "page" }, "embed-unreadable"],
    [{ kind: "short" }, "embed-unreadable"],
    [{ kind: "uneven" }, "embed-unreadable"],
  ];
  test.each(passing)("with %o is asked again a little later", async (fault, code) => {
    host.faults.push(fault);
    begin(db, embedderAt(host), clock, { longest: fault.kind === "hangs" ? 1000 : 10_000 });
    await clock.passUntil(at(15_000));
    expect((await listJobs(db)).failed).toMatchObject([{ problem: { code }, failures: 1, givenUp: false }]);
    await clock.passUntil(at(5 * MINUTE));
    expect((await listVectors(db))[0]?.vectors).toBe(100);
    expect(await db.job.count()).toBe(0);
  });

  test("is asked again when it says", async () => {
    host.faults.push({ kind: "status", status: 429, retryAfter: "1200" });
    begin(db, embedderAt(host), clock);
    await clock.passUntil(at(19 * MINUTE));
    expect((await listJobs(db)).failed).toMatchObject([{ problem: { code: "embed-busy" } }]);
    expect(host.sent).toHaveLength(1);
    await clock.passUntil(at(22 * MINUTE));
    expect((await listVectors(db))[0]?.vectors).toBe(100);
  });

  test("is asked again when the site begins anew, with other settings perhaps", async () => {
    host.faults.push({ kind: "status", status: 401 });
    const end = begin(db, embedderAt(host), clock);
    await clock.passUntil(at(5 * MINUTE));
    clock.sleepers = 0;
    void end();
    const later = new FakeClock(at(6 * MINUTE), 1);
    begin(db, embedderAt(host), later);
    await later.passUntil(at(8 * MINUTE));
    expect((await listVectors(db))[0]?.vectors).toBe(100);
  });

  test("to take one text keeps the others back no more than by a few questions: that one has no vector", async () => {
    host.refuses = (text) => text.startsWith("Line 70 ");
    begin(db, embedderAt(host), clock);
    await clock.passUntil(at(2 * MINUTE));
    const [row] = await listVectors(db);
    expect(row).toMatchObject({ vectors: 99 });
    expect(row?.stored?.scales[70]).toBe(0);
    expect(await db.job.count()).toBe(0);
    const asked = host.sent.length;
    expect(asked).toBeLessThan(20);
    // It is not sent again with a later correction of another.
    await changeText(db, 3, long("Another", 3));
    await clock.passUntil(at(4 * MINUTE));
    expect(host.sent.slice(asked).flatMap(({ texts }) => texts)).toEqual([long("Another", 3)]);
  });

  test("to take the first text of all keeps the others back no more", async () => {
    host.refuses = (text) => text.startsWith("Line 0 ");
    begin(db, embedderAt(host), clock);
    await clock.passUntil(at(2 * MINUTE));
    expect((await listVectors(db))[0]).toMatchObject({ vectors: 99 });
    expect(await db.job.count()).toBe(0);
  });

  test("to take any text at all is not asked for each", async () => {
    host.refuses = () => true;
    begin(db, embedderAt(host), clock);
    await clock.passUntil(at(10 * MINUTE));
    expect((await listJobs(db)).failed).toMatchObject([
      { problem: { code: "embed-status", value: "400" }, givenUp: true },
    ]);
    expect(host.sent.length).toBeLessThan(10);
    expect(await db.passageVectors.count()).toBe(0);
  });
});
