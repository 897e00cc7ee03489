import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "#server/db/client.ts";
import { cancelJob } from "#server/jobs/acts.ts";
import { giveBack } from "#server/jobs/hold.ts";
import { isWanted } from "#server/jobs/keeper.ts";
import { agree, countVectors } from "#server/search/meaning/due-vectors.ts";
import type { EmbedderHost } from "../../../support/embedder-host.ts";
import { freshDatabase } from "../../database.ts";
import { FakeClock } from "../../jobs/fake-clock.ts";
import { addShow } from "../search-archive.ts";
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

describe("passages", () => {
  test("are sent nowhere where no server is named, or no host has agreed to that one and its model", async () => {
    await addPassages(db, 3);
    const wish = { align: false, measureRemote: false };
    for (const embedder of [null, embedderAt(host)]) {
      const own = new FakeClock(START, 1);
      begin(db, embedder, own);
      await own.passUntil(at(5 * MINUTE));
      expect(await isWanted({ ...wish, embed: embedder }, db, START)).toBe(false);
    }
    await agree(db, embedderAt(host, "words-0"), START);
    begin(db, embedderAt(host), clock);
    await clock.passUntil(at(5 * MINUTE));
    expect(host.sent).toEqual([]);
    expect(await db.job.count()).toBe(0);
  });

  test("are sent as the protocol wants it, in batches, and their vectors are kept in one row of their transcript", async () => {
    await addPassages(db, 150);
    await agree(db, embedderAt(host), START);
    expect(await isWanted({ align: false, measureRemote: false, embed: embedderAt(host) }, db, START)).toBe(
      true,
    );
    begin(db, embedderAt(host), clock);
    await clock.passUntil(at(MINUTE));
    expect(host.sent[0]).toMatchObject({
      path: "/v1/embeddings",
      authorization: "Bearer sk-secret",
      model: "words-1",
    });
    expect(host.sent.map(({ texts }) => texts.length)).toEqual([64, 64, 22]);
    expect(host.texts[5]).toBe(long("Line", 5).trim());
    const [row, ...others] = await listVectors(db);
    const { id: first } = await db.passage.findFirstOrThrow({ orderBy: { id: "asc" } });
    expect(row).toMatchObject({ model: "words-1", dimensions: 32, first, vectors: 150 });
    expect(row?.stored?.scales.every((scale) => scale > 0)).toBe(true);
    expect(others).toEqual([]);
    expect(await countVectors(db, embedderAt(host))).toMatchObject({ passages: 150, embedded: 150 });
    expect(await db.job.count()).toBe(0);
    expect(await db.dueVectors.count()).toBe(0);
  });

  test("of many characters go in smaller batches", async () => {
    const lines = Array.from(
      { length: 40 },
      (_, i) => [`S${i % 2}`, `${i} ${"many words ".repeat(120)}`] as const,
    );
    await addShow(db, "Long", "en", [{ title: "Long", lines }]);
    await agree(db, embedderAt(host), START);
    begin(db, embedderAt(host), clock);
    await clock.passUntil(at(MINUTE));
    const lengths = host.sent.map(({ texts }) => texts.join("").length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(24_000);
    expect(host.texts).toHaveLength(await db.passage.count());
  });

  test("that were corrected are sent again, and no others", async () => {
    await addPassages(db, 10);
    await agree(db, embedderAt(host), START);
    begin(db, embedderAt(host), clock);
    await clock.passUntil(at(MINUTE));
    const [before] = await listVectors(db);
    expect(host.texts).toHaveLength(10);
    await changeText(db, 4, long("Another line", 4));
    await clock.passUntil(at(3 * MINUTE));
    expect(host.texts.slice(10)).toEqual([long("Another line", 4)]);
    const [after] = await listVectors(db);
    const vectorsOf = (row: typeof after) =>
      Array.from({ length: 10 }, (_, i) => row?.stored?.numbers.slice(i * 32, (i + 1) * 32).join());
    const [old, fresh] = [vectorsOf(before), vectorsOf(after)];
    expect(old.flatMap((vector, i) => (vector === fresh[i] ? [] : [i]))).toEqual([4]);
  });

  test("that are corrected while they are sent are due again", async () => {
    await addPassages(db, 3);
    await agree(db, embedderAt(host), START);
    host.onSent = async (count) => {
      if (count === 1) await changeText(db, 1, long("Corrected", 1));
    };
    begin(db, embedderAt(host), clock);
    await clock.passUntil(at(3 * MINUTE));
    expect(host.texts.slice(3)).toEqual([long("Corrected", 1)]);
    expect(await db.dueVectors.count()).toBe(0);
  });

  test("are sent again for another model once a host has agreed to it", async () => {
    await addPassages(db, 3);
    await agree(db, embedderAt(host), START);
    const end = begin(db, embedderAt(host), clock);
    await clock.passUntil(at(MINUTE));
    clock.sleepers = 0;
    void end();
    const other = embedderAt(host, "words-2");
    expect(await countVectors(db, other)).toMatchObject({ embedded: 0 });
    await agree(db, other, at(MINUTE));
    const later = new FakeClock(at(MINUTE), 1);
    begin(db, other, later);
    await later.passUntil(at(3 * MINUTE));
    expect(host.sent.map(({ model }) => model)).toEqual(["words-1", "words-2"]);
    expect((await listVectors(db)).map(({ model }) => model)).toEqual(["words-2"]);
  });

  test("are all sent again where the model of that name has other dimensions now", async () => {
    await addPassages(db, 3, "First");
    await agree(db, embedderAt(host), START);
    begin(db, embedderAt(host), clock);
    await clock.passUntil(at(MINUTE));
    host.dimensions = 48;
    await addPassages(db, 3, "Second");
    await clock.passUntil(at(3 * MINUTE));
    expect((await listVectors(db)).map(({ dimensions, vectors: own }) => [dimensions, own])).toEqual([
      [48, 3],
      [48, 3],
    ]);
    expect(host.texts).toHaveLength(9);
  });

  test("that are gone have no vectors", async () => {
    await addPassages(db, 3);
    await agree(db, embedderAt(host), START);
    begin(db, embedderAt(host), clock);
    await clock.passUntil(at(MINUTE));
    await db.transcript.deleteMany();
    expect(await db.passageVectors.count()).toBe(0);
    expect(await db.dueVectors.count()).toBe(0);
  });

  test("whose transcript goes while they are sent leave nothing", async () => {
    await addPassages(db, 3);
    await agree(db, embedderAt(host), START);
    host.onSent = async () => void (await db.transcript.deleteMany());
    begin(db, embedderAt(host), clock);
    await clock.passUntil(at(2 * MINUTE));
    expect(await db.passageVectors.count()).toBe(0);
    expect(await db.job.count()).toBe(0);
  });

  test("go on from where they were when the process was killed: at most 512 are sent twice", async () => {
    await addPassages(db, 700);
    await agree(db, embedderAt(host), START);
    const end = begin(db, embedderAt(host), clock);
    const killed = new Promise<void>((resolve) => {
      host.onSent = (count) => (count === 10 ? resolve() : undefined);
    });
    host.faults.push(...new Array<null>(9).fill(null), { kind: "hangs" });
    await killed;
    clock.sleepers = 0;
    await end();
    await giveBack(db, (await db.job.findFirstOrThrow()).holder ?? "");
    expect((await listVectors(db))[0]?.vectors).toBe(512);
    const later = new FakeClock(at(MINUTE), 1);
    begin(db, embedderAt(host), later);
    await later.passUntil(at(2 * MINUTE));
    expect((await listVectors(db))[0]?.vectors).toBe(700);
    // Nine batches, one that was not answered, and what was left.
    expect(host.texts).toHaveLength(9 * 64 + 64 + (700 - 512));
  });

  test("are not kept by a process whose job was cancelled", async () => {
    await addPassages(db, 3);
    await agree(db, embedderAt(host), START);
    host.onSent = async () => void (await cancelJob(db, (await db.job.findFirstOrThrow()).id, START));
    begin(db, embedderAt(host), clock);
    await clock.passUntil(at(3 * MINUTE));
    expect(await db.passageVectors.count()).toBe(0);
    expect(host.sent).toHaveLength(1);
    expect((await db.job.findFirstOrThrow()).state).toBe("cancelled");
  });
});
