import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { onTestFinished } from "vitest";
import type { Passage } from "#core/transcript/passage.ts";
import { type AlignJobOptions, alignKind } from "#server/align/align-job.ts";
import type { Database } from "#server/db/client.ts";
import { saveTranscript } from "#server/import/save.ts";
import type { ClaimedJob } from "#server/jobs/claim.ts";
import { type JobKind, runWorker } from "#server/jobs/worker.ts";
import { freshDatabase } from "../database.ts";
import type { FakeClock } from "../jobs/fake-clock.ts";

export const START = new Date("2026-11-29T12:00:00Z");
const HOUR = 3_600_000;
const NAME = "0123456789abcdef0123456789abcdef.wav";

/** Whether this machine has espeak-ng: what needs it says that it was skipped where it has not. */
export const SPEAKS = spawnSync("espeak-ng", ["--version"]).status === 0;
if (!SPEAKS)
  console.warn("Not tested: aligning with espeak-ng, which is not installed (apt install espeak-ng).");

export const LINES = [
  "The harbour lies below the hill, and every boat that comes home in the evening passes under its lamp.",
  "Nobody remembers who lit it first. The oldest book in the church speaks of a widow with three goats.",
  "She carried oil up the stairs, night after night, for twenty years, and never asked anybody for money.",
  "When the railway came, the engineers wanted the tower for a clock. The fishermen would not hear of it.",
] as const;

export function untimed(lines: readonly string[]): readonly Passage[] {
  return lines.map((text) => ({ speaker: null, start: null, end: null, text, wordTimes: [] }));
}

/** A database with an episode in which these lines are spoken, by another voice than aligning uses, and a transcript without times. */
export async function untimedShow(spoken: readonly string[], written: readonly string[], language = "en") {
  const fresh = await freshDatabase();
  const mediaPlace = path.join(fresh.folder, "media");
  mkdirSync(mediaPlace);
  const text = spoken.join("\n\n");
  writeFileSync(path.join(mediaPlace, NAME), text === "" ? silence() : speak(text));
  const { episodes } = await fresh.db.show.create({
    data: {
      slug: "show",
      guid: "show",
      title: "Show",
      description: "",
      language,
      episodes: {
        create: {
          slug: "one",
          guid: "one",
          title: "One",
          summary: "",
          notes: "",
          position: 0,
          orderedAt: START,
          audioUrl: `/media/${NAME}`,
          importChecksum: "",
        },
      },
    },
    select: { episodes: { select: { id: true } } },
  });
  const episode = episodes[0]?.id ?? 0;
  const shown = { ...fresh, mediaPlace, episode, language };
  await readAgain(shown, written);
  return shown;
}

export type Shown = Awaited<ReturnType<typeof untimedShow>>;

/** Reads its feed again, which has these lines. */
export async function readAgain(
  { db, episode, language }: { readonly db: Database; readonly episode: number; readonly language: string },
  lines: readonly string[],
): Promise<void> {
  const draft = { language, format: "txt", timing: "none", passages: untimed(lines) } as const;
  await db.$transaction((tx) => saveTranscript(tx, episode, draft));
}

function speak(text: string): Buffer {
  return execFileSync("espeak-ng", ["-v", "en-us+f3", "-s", "140", "-p", "70", "--stdin", "--stdout"], {
    input: text,
    maxBuffer: 100_000_000,
  });
}

/** Half a minute of it, as a WAV file. */
function silence(): Buffer {
  const bytes = 30 * 2 * 16_000;
  const wav = Buffer.alloc(44 + bytes);
  wav.write("RIFF");
  wav.writeUInt32LE(36 + bytes, 4);
  wav.write("WAVEfmt ", 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(16_000, 24);
  wav.writeUInt32LE(32_000, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36);
  wav.writeUInt32LE(bytes, 40);
  return wav;
}

/** What a worker has besides; `onTold` is called, and waited for, whenever a job tells how far it is. */
interface Aligning extends Partial<AlignJobOptions> {
  readonly onTold?: (job: ClaimedJob) => Promise<void>;
}

/** A worker that aligns by this clock until the test is over, or until what it returns is called. */
export function begin(
  { db, folder, mediaPlace }: Pick<Shown, "db" | "folder" | "mediaPlace">,
  clock: FakeClock,
  { onTold = async () => {}, ...changed }: Aligning = {},
): () => Promise<void> {
  const ending = new AbortController();
  const random = () => 0.5;
  const kind = alignKind({
    db,
    clock,
    random,
    fetchPrivate: true,
    userAgent: "Playhead/test",
    mediaPlace,
    workDir: path.join(folder, "work"),
    align: true,
    measureRemote: true,
    ...changed,
  });
  const run: JobKind["run"] = async (job, tools) => {
    let heard = Promise.resolve();
    const tell: typeof tools.tell = (progress) => {
      heard = heard.then(() => onTold(job));
      tools.tell(progress);
    };
    const result = await kind.run(job, { ...tools, tell });
    await heard;
    return result;
  };
  const options = { lookEvery: HOUR, enrolEvery: HOUR, slots: 1, holder: crypto.randomUUID(), random };
  const kinds = { align: { ...kind, run } };
  const ended = runWorker({ ...options, db, kinds, clock, signal: ending.signal });
  onTestFinished(() => ending.abort());
  return async () => {
    ending.abort();
    await ended;
  };
}
