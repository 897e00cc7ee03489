import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { endAligner } from "#server/align/aligner.ts";
import { readConfidence } from "#server/align/confidence-text.ts";
import { isWanted } from "#server/jobs/keeper.ts";
import { listJobs } from "#server/jobs/list.ts";
import { readPassages } from "#server/revisions/passages.ts";
import { FakeClock } from "../jobs/fake-clock.ts";
import { correct } from "../revisions/talk.ts";
import { begin, LINES, readAgain, SPEAKS, START, untimedShow } from "./aligning.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WISH = { align: true, measureRemote: false };
const OTHERS = [
  "A good cheese wants a cool cellar, clean boards and somebody who turns it over on each Friday morning.",
  "Most of what is sold as old was young last summer. Wax keeps the mould out, and it keeps the taste out too.",
  "You can hear when it is ready. Knock on the rind with a knuckle and listen for a dull and even sound.",
  "My uncle kept his in a cave, which the tax office had never heard of, until the road was made wider.",
] as const;

const at = (time: number) => new Date(START.getTime() + time);
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(endAligner);

/** An episode in which `spoken` is said and `written` stands, and a worker that has been at it. */
async function aligned(spoken: readonly string[], written: readonly string[], language = "en") {
  const shown = await untimedShow(spoken, written, language);
  const clock = new FakeClock(START, 1);
  begin(shown, clock);
  await clock.passUntil(at(MINUTE));
  return shown;
}

describe("words without times, whatever this machine has,", () => {
  test("wait for a program that is not there, which is said once and in a sentence", async () => {
    vi.stubEnv("PATH", "/nowhere");
    const { db } = await aligned([], LINES);
    const [job] = (await listJobs(db)).failed;
    expect(job?.problem).toEqual({ code: "align-no-program", value: "espeak-ng" });
    expect(job).toMatchObject({ title: "One", givenUp: false, dueAt: at(DAY) });
    expect((await db.transcript.findFirstOrThrow()).alignedTo).toBeNull();
  });

  test("are not looked for where nobody wants it", async () => {
    const shown = await untimedShow([], LINES);
    const clock = new FakeClock(START, 1);
    begin(shown, clock, { align: false });
    await clock.passUntil(at(MINUTE));
    expect(await shown.db.job.count()).toBe(0);
    expect(await isWanted({ align: false, measureRemote: true }, shown.db, new Date())).toBe(false);
    expect(await isWanted(WISH, shown.db, new Date())).toBe(true);
  });

  test("are not looked for in sound of other hosts that was not read through", async () => {
    const { db } = await untimedShow([], LINES);
    await db.episode.updateMany({ data: { audioUrl: "https://sound.example/one.mp3" } });
    expect(await isWanted({ align: true, measureRemote: false }, db, new Date())).toBe(false);
    const measured = { url: "https://sound.example/one.mp3", bytes: 1, measuredAt: START };
    const { id: episodeId } = await db.episode.findFirstOrThrow();
    await db.measurement.create({ data: { ...measured, episodeId } });
    expect(await isWanted({ align: true, measureRemote: false }, db, new Date())).toBe(false);
    expect(await isWanted({ align: true, measureRemote: true }, db, new Date())).toBe(true);
  });

  test("are not looked for in a translation, which nobody speaks", async () => {
    const { db } = await untimedShow([], LINES);
    await db.transcript.updateMany({ data: { language: "fr" } });
    expect(await isWanted(WISH, db, new Date())).toBe(false);
  });
});

// They listen to half a minute of sound each, which takes minutes where many tests run at once.
describe.skipIf(!SPEAKS)("words without times, where espeak-ng is installed,", { timeout: 600_000 }, () => {
  test("get times in order, and their passages stay who they are", async () => {
    const shown = await untimedShow(LINES, LINES);
    const { id, edition } = await shown.db.transcript.findFirstOrThrow();
    const before = await readPassages(shown.db, id);
    const clock = new FakeClock(START, 1);
    begin(shown, clock);
    await clock.passUntil(at(MINUTE));
    const passages = await readPassages(shown.db, id);
    expect(passages.map(({ id: key, text }) => [key, text])).toEqual(before.map((one) => [one.id, one.text]));
    const times = passages.flatMap(({ wordTimes }) => wordTimes);
    expect(times.length).toBe(LINES.join(" ").split(" ").length);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    for (const { start, end, wordTimes } of passages) {
      expect(start).toBe(wordTimes[0]);
      expect(end).toBeGreaterThanOrEqual(wordTimes.at(-1) ?? 0);
    }
    const transcript = await shown.db.transcript.findFirstOrThrow();
    expect(transcript.timing).toBe("aligned");
    expect(transcript.edition).toBeGreaterThan(edition);
    expect([...readConfidence(transcript.confidence).keys()]).toEqual(passages.map(({ id: key }) => key));
    expect(await shown.db.job.count()).toBe(0);
    expect(readdirSync(path.join(shown.folder, "work"))).toEqual([]);
    expect(await isWanted(WISH, shown.db, new Date())).toBe(false);
  });

  test("keep them when the feed is read again, and lose them with another text", async () => {
    const shown = await aligned(LINES, LINES);
    const { id } = await shown.db.transcript.findFirstOrThrow();
    const before = await readPassages(shown.db, id);
    await readAgain(shown, LINES);
    expect(await readPassages(shown.db, id)).toEqual(before);
    expect((await shown.db.transcript.findFirstOrThrow()).timing).toBe("aligned");
    await readAgain(shown, [LINES[0], LINES[1], LINES[3]]);
    const changed = await shown.db.transcript.findFirstOrThrow();
    expect(changed).toMatchObject({ timing: "none", alignedTo: null, confidence: null });
    expect(await isWanted(WISH, shown.db, new Date())).toBe(true);
  });

  test("get them with what was corrected before, which stays corrected and can be taken back", async () => {
    const shown = await untimedShow(LINES, LINES);
    const { db } = shown;
    const account = { name: "Edith", key: "Edith", role: "editor", passwordHash: "" } as const;
    const { id: editor } = await db.account.create({ data: account });
    const { id } = await db.transcript.findFirstOrThrow();
    await correct(db, id, { id: editor, name: "Edith", role: "editor" }, "three goats", "thirty goats");
    const clock = new FakeClock(START, 1);
    begin(shown, clock);
    await clock.passUntil(at(MINUTE));
    const goats = (await readPassages(db, id)).find(({ text }) => text.includes("thirty goats"));
    expect(goats?.wordTimes.length).toBe(LINES[1].split(" ").length);
    expect(await db.revision.findMany({ select: { state: true, standing: true } })).toEqual([
      { state: "applied", standing: true },
    ]);
    await readAgain(shown, LINES);
    expect((await db.transcript.findFirstOrThrow()).timing).toBe("aligned");
  });

  test("stay without where another text is spoken, which is said, and are not looked for again", async () => {
    const { db } = await aligned(LINES, OTHERS);
    const [job] = (await listJobs(db)).failed;
    expect(job?.problem?.code).toBe("align-unsure");
    expect(job?.givenUp).toBe(true);
    const { timing, alignedTo } = await db.transcript.findFirstOrThrow();
    expect({ timing, tried: alignedTo !== null }).toEqual({ timing: "none", tried: true });
    expect(await db.passage.count({ where: { start: { not: null } } })).toBe(0);
    await db.job.deleteMany();
    expect(await isWanted(WISH, db, new Date())).toBe(false);
  });

  test("stay without where nothing is heard", async () => {
    const { db } = await aligned([], LINES);
    expect((await listJobs(db)).failed[0]?.problem?.code).toBe("align-unsure");
  });

  test("stay without in a language that nobody speaks here", async () => {
    const { db } = await aligned([], LINES, "tlh");
    const [job] = (await listJobs(db)).failed;
    expect(job?.problem).toEqual({ code: "align-no-voice", value: "tlh" });
    expect(job?.givenUp).toBe(true);
  });
});
