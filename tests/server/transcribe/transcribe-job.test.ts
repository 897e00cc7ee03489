import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { plainWord } from "#core/transcript/heard/heard-word.ts";
import { decodeWordTimes } from "#core/transcript/word-times.ts";
import { cancelJob } from "#server/jobs/acts.ts";
import { giveBack } from "#server/jobs/hold.ts";
import { isWanted } from "#server/jobs/keeper.ts";
import { listJobs } from "#server/jobs/list.ts";
import { askForTranscripts } from "#server/transcribe/wanted.ts";
import { type RecogniserFault, RecogniserHost } from "../../support/recogniser-host.ts";
import { FakeClock } from "../jobs/fake-clock.ts";
import {
  begin,
  demoSounds,
  demoWords,
  keptTranscript,
  type Sound,
  START,
  wordlessShow,
} from "./transcribing.ts";

const MINUTE = 60_000;
const ALL = { show: null, episode: null };
const said = demoWords();
const texts = said.map(({ text }) => text);

let sounds: Awaited<ReturnType<typeof demoSounds>>;
let host: RecogniserHost;

beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "playhead-test-"));
  sounds = await demoSounds(folder);
  return () => rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  host = await RecogniserHost.open(sounds.wav.samples, said);
});
afterEach(() => host.close());

const at = (time: number) => new Date(START.getTime() + time);

/** A show of one episode whose transcript was asked for, and a worker that is at it. */
async function asked(longest?: number, sound: Sound = sounds.wav) {
  const shown = await wordlessShow(["one"], sound);
  await askForTranscripts(shown.db, ALL, START);
  const clock = new FakeClock(START, 1);
  const end = begin(shown, host, clock, longest === undefined ? {} : { longest });
  return { ...shown, clock, end };
}

describe("an episode whose transcript was asked for", () => {
  test("is heard in pieces, and every word of it is kept once, with its time and its signs", async () => {
    host.close();
    host = await RecogniserHost.open(sounds.mp3.samples, said);
    const { db, folder, clock } = await asked(undefined, sounds.mp3);
    expect(await isWanted({ align: false, measureRemote: false }, db, new Date())).toBe(true);
    await clock.passUntil(at(MINUTE));
    expect(host.sent.length).toBeGreaterThan(5);
    const { words, passages, format, language, timing } = await keptTranscript(db);
    expect({ format, language, timing }).toEqual({ format: "recognised", language: "ru", timing: "word" });
    expect(words).toEqual(texts);
    const times = passages.flatMap(({ wordTimes }) => decodeWordTimes(wordTimes));
    expect(times.length).toBe(said.length);
    const off = times.map((time, i) => Math.abs(time - (said[i]?.start ?? 0)));
    expect(Math.max(...off)).toBeLessThan(0.01);
    expect(await db.job.count()).toBe(0);
    expect(readdirSync(path.join(folder, "work"))).toEqual([]);
    expect((await db.episode.findFirstOrThrow()).transcribedAt).not.toBeNull();
  });

  test("is sent as the protocol wants it, with the key in its header alone", async () => {
    const { clock } = await asked();
    await clock.passUntil(at(MINUTE));
    expect(host.sent[0]).toMatchObject({
      path: "/v1/audio/transcriptions",
      authorization: "Bearer sk-secret",
      fields: {
        model: ["whisper-1"],
        response_format: ["verbose_json"],
        "timestamp_granularities[]": ["word", "segment"],
        language: ["ru"],
      },
    });
  });

  test("goes on with the piece that it was at when its process was killed", async () => {
    const { db, clock, end, ...shown } = await asked();
    const killed = new Promise<void>((resolve) => {
      host.onSent = (count) => (count === 3 ? resolve() : undefined);
    });
    host.faults.push(null, null, { kind: "hangs" });
    await killed;
    clock.sleepers = 0;
    await end();
    const holder = (await db.job.findFirstOrThrow()).holder ?? "";
    await giveBack(db, holder);
    const later = new FakeClock(at(MINUTE), 1);
    begin({ db, ...shown }, host, later);
    await later.passUntil(at(2 * MINUTE));
    const starts = host.sent.map(({ start }) => start);
    expect(starts[3]).toBe(starts[2]);
    expect(new Set(starts).size).toBe(starts.length - 1);
    expect((await keptTranscript(db)).words).toEqual(texts);
  });

  test("is left alone when it has got words meanwhile", async () => {
    const { db, clock } = await asked();
    host.onSent = async (count) => {
      if (count !== 2) return;
      const { id: episodeId } = await db.episode.findFirstOrThrow();
      await db.transcript.create({ data: { episodeId, language: "en", format: "vtt", timing: "cue" } });
    };
    await clock.passUntil(at(MINUTE));
    expect(await db.transcript.findMany({ select: { format: true } })).toEqual([{ format: "vtt" }]);
    expect(await db.job.count()).toBe(0);
  });

  test("keeps no words of a job that was cancelled", async () => {
    const { db, clock } = await asked();
    host.onSent = async (count) => {
      if (count === 2) await cancelJob(db, (await db.job.findFirstOrThrow()).id, START);
    };
    await clock.passUntil(at(MINUTE));
    expect(await db.transcript.count()).toBe(0);
    expect((await db.job.findFirstOrThrow()).state).toBe("cancelled");
  });
});

describe("a server that fails", () => {
  const lasting: readonly (readonly [RecogniserFault, string])[] = [
    [{ kind: "status", status: 401 }, "transcribe-key"],
    [{ kind: "status", status: 413 }, "transcribe-too-large"],
    [{ kind: "status", status: 404 }, "transcribe-status"],
  ];
  test.each(lasting)("with %o is not asked again", async (fault, code) => {
    const { db, clock } = await asked();
    host.faults.push(null, fault);
    await clock.passUntil(at(30 * MINUTE));
    expect((await listJobs(db)).failed).toMatchObject([
      { kind: "transcribe", title: "one", problem: { code }, givenUp: true },
    ]);
    expect(host.sent.length).toBe(2);
  });

  const passing: readonly (readonly [RecogniserFault, string])[] = [
    [{ kind: "status", status: 500 }, "transcribe-status"],
    [{ kind: "hangs" }, "transcribe-slow"],
    [{ kind: "half" }, "transcribe-unreachable"],
    [{ kind: "page" }, "transcribe-unreadable"],
    [{ kind: "timeless" }, "transcribe-unreadable"],
  ];
  test.each(passing)("with %o is asked again for that piece, and then for the rest", async (fault, code) => {
    const { db, clock } = await asked(fault.kind === "hangs" ? 1000 : undefined);
    host.faults.push(null, fault);
    await clock.passUntil(at(MINUTE));
    const [job] = (await listJobs(db)).failed;
    expect(job).toMatchObject({ problem: { code }, failures: 1, givenUp: false });
    expect(JSON.stringify(job)).not.toContain("sk-secret");
    await clock.passUntil(at(10 * MINUTE));
    const starts = host.sent.map(({ start }) => start);
    expect(starts[2]).toBe(starts[1]);
    expect(new Set(starts).size).toBe(starts.length - 1);
    expect((await keptTranscript(db)).words).toEqual(texts);
  });

  test("is asked five times in turn and no more", async () => {
    const { db, clock } = await asked();
    for (let i = 0; i < 9; i++) host.faults.push({ kind: "status", status: 500 });
    await clock.passUntil(at(48 * 60 * MINUTE));
    expect(host.sent.length).toBe(5);
    expect((await listJobs(db)).failed).toMatchObject([{ failures: 5, givenUp: true }]);
  });

  test("is not asked before it says, for any episode", async () => {
    const shown = await wordlessShow(["one", "two"], sounds.wav);
    await askForTranscripts(shown.db, ALL, START);
    const clock = new FakeClock(START, 1);
    begin(shown, host, clock);
    host.faults.push({ kind: "status", status: 429, retryAfter: "7200" });
    await clock.passUntil(at(119 * MINUTE));
    expect(host.sent.length).toBe(1);
    expect((await listJobs(shown.db)).failed).toMatchObject([
      { title: "two", problem: { code: "transcribe-busy" } },
    ]);
    await clock.passUntil(at(240 * MINUTE));
    expect(await shown.db.transcript.count()).toBe(2);
  });

  test("without words is believed in its segments, and none of their words is lost", async () => {
    const { db, clock } = await asked();
    for (let i = 0; i < 20; i++) host.faults.push({ kind: "wordless" });
    await clock.passUntil(at(MINUTE));
    const { words, timing } = await keptTranscript(db);
    expect(timing).toBe("cue");
    expect(words).toEqual(texts);
  });

  test("that hears nothing in all pieces is told, and in one of them is believed", async () => {
    const { db, clock } = await asked();
    for (let i = 0; i < 20; i++) host.faults.push({ kind: "deaf" });
    await clock.passUntil(at(MINUTE));
    expect((await listJobs(db)).failed).toMatchObject([
      { problem: { code: "transcribe-empty" }, givenUp: true },
    ]);
    host.faults.length = 0;
    host.faults.push(null, { kind: "deaf" });
    await askForTranscripts(db, ALL, START);
    await clock.passUntil(at(120 * MINUTE));
    const { words } = await keptTranscript(db);
    expect(words.length).toBeGreaterThan(texts.length / 2);
    expect(words.length).toBeLessThan(texts.length);
  });

  test("whose times run backwards loses no word, doubles few, and all stay in order", async () => {
    const { db, clock } = await asked();
    for (let i = 0; i < 20; i++) host.faults.push({ kind: "backwards" });
    await clock.passUntil(at(MINUTE));
    const { passages, words } = await keptTranscript(db);
    const times = passages.flatMap(({ wordTimes }) => decodeWordTimes(wordTimes));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    // Where times say nothing, a word that both pieces have may stay in both.
    expect(words.length).toBeLessThan(texts.length + host.sent.length);
    let next = 0;
    for (const word of words) if (plainWord(word) === plainWord(texts[next] ?? "")) next += 1;
    expect(next).toBe(texts.length);
  });
});
