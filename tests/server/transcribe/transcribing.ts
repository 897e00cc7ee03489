import { copyFileSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { wordSpans } from "#core/text/word.ts";
import { readTranscript } from "#core/transcript/read/format.ts";
import type { Database } from "#server/db/client.ts";
import { runWorker } from "#server/jobs/worker.ts";
import { writeSpeech } from "#server/transcribe/speech-file.ts";
import { type TranscribeJobOptions, transcribeKind } from "#server/transcribe/transcribe-job.ts";
import type { RecogniserHost, SaidWord } from "../../support/recogniser-host.ts";
import { freshDatabase } from "../database.ts";
import type { FakeClock } from "../jobs/fake-clock.ts";

export const START = new Date("2026-11-29T12:00:00Z");
const HOUR = 3_600_000;
const SOUND = path.resolve("public/demo/pochemu-my-zapisyvaem-golos.mp3");
const NAME = "0123456789abcdef0123456789abcdef.mp3";

/** The words that are said in the demo, as its own transcript times them. */
export function demoWords(): readonly SaidWord[] {
  const vtt = readFileSync("prisma/demo/zapisano-s-golosa/pochemu-my-zapisyvaem-golos.vtt", "utf8");
  return readTranscript("vtt", vtt).passages.flatMap(({ text, wordTimes }) =>
    wordSpans(text).map((span, i) => ({ text: text.slice(span.start, span.end), start: wordTimes[i] ?? 0 })),
  );
}

/** Its samples. */
export async function demoSamples(): Promise<Buffer> {
  const folder = mkdtempSync(path.join(tmpdir(), "playhead-test-"));
  const speech = await writeSpeech(SOUND, path.join(folder, "sound.pcm"), new AbortController().signal);
  return readFileSync(speech?.path ?? "");
}

/** A database with a show of episodes of the demo's sound, none of them with words. */
export async function wordlessShow(titles: readonly string[]) {
  const fresh = await freshDatabase();
  const mediaPlace = path.join(fresh.folder, "media");
  mkdirSync(mediaPlace);
  copyFileSync(SOUND, path.join(mediaPlace, NAME));
  await fresh.db.show.create({
    data: {
      slug: "show",
      guid: "show",
      title: "Show",
      description: "",
      language: "ru",
      episodes: {
        create: titles.map((title, position) => ({
          slug: title,
          guid: title,
          title,
          summary: "",
          notes: "",
          duration: 328.4,
          position,
          orderedAt: new Date(START.getTime() + position),
          audioUrl: `/media/${NAME}`,
          importChecksum: "",
        })),
      },
    },
  });
  return { ...fresh, mediaPlace };
}

export type Shown = Awaited<ReturnType<typeof wordlessShow>>;

/** A worker that transcribes by this clock until the test is over, or what it returns is called. */
export function begin(
  { db, folder, mediaPlace }: Pick<Shown, "db" | "folder" | "mediaPlace">,
  host: RecogniserHost,
  clock: FakeClock,
  changed: Partial<TranscribeJobOptions> = {},
): () => Promise<void> {
  const ending = new AbortController();
  const random = () => 0.5;
  const recogniser = { url: `${host.origin}/v1/audio/transcriptions`, key: "sk-secret", model: "whisper-1" };
  const reading = {
    fetchPrivate: true,
    userAgent: "Playhead/test",
    mediaPlace,
    workDir: path.join(folder, "work"),
  };
  const cut = { most: 60, overlap: 4 };
  const transcribe = transcribeKind({ ...reading, db, clock, random, recogniser, cut, ...changed });
  const options = { lookEvery: HOUR, enrolEvery: HOUR, slots: 1, holder: crypto.randomUUID(), random };
  const ended = runWorker({ ...options, db, kinds: { transcribe }, clock, signal: ending.signal });
  onTestFinished(() => ending.abort());
  return async () => {
    ending.abort();
    await ended;
  };
}

/** The words of the only transcript, as they are kept. */
export async function keptTranscript(db: Database) {
  const found = await db.transcript.findFirstOrThrow({
    include: { passages: { orderBy: { position: "asc" } } },
  });
  return { ...found, words: found.passages.flatMap(({ text }) => text.split(" ")) };
}
