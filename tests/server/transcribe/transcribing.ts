import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { onTestFinished } from "vitest";
import { speechWavHead } from "#core/audio/speech-samples.ts";
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
const MP3 = path.resolve("public/demo/pochemu-my-zapisyvaem-golos.mp3");
const NAME = "0123456789abcdef0123456789abcdef";

/** A file of the demo's sound, and the samples that are made of it. */
export interface Sound {
  readonly file: string;
  readonly samples: Buffer;
}

/** The words that are said in the demo, as its own transcript times them. */
export function demoWords(): readonly SaidWord[] {
  const vtt = readFileSync("prisma/demo/zapisano-s-golosa/pochemu-my-zapisyvaem-golos.vtt", "utf8");
  return readTranscript("vtt", vtt).passages.flatMap(({ text, wordTimes }) =>
    wordSpans(text).map((span, i) => ({ text: text.slice(span.start, span.end), start: wordTimes[i] ?? 0 })),
  );
}

/** The sound itself, and the same as WAV, which is read in a third of the time. `folder` keeps it. */
export async function demoSounds(folder: string): Promise<{ readonly mp3: Sound; readonly wav: Sound }> {
  const soundOf = async (file: string): Promise<Sound> => {
    const speech = await writeSpeech(file, path.join(folder, "samples"), new AbortController().signal);
    return { file, samples: readFileSync(speech?.path ?? "") };
  };
  const mp3 = await soundOf(MP3);
  const wav = path.join(folder, "sound.wav");
  writeFileSync(wav, Buffer.concat([speechWavHead(mp3.samples.length), mp3.samples]));
  return { mp3, wav: await soundOf(wav) };
}

/** A database with a show of episodes of this sound, none of them with words. */
export async function wordlessShow(titles: readonly string[], { file }: Sound) {
  const fresh = await freshDatabase();
  const mediaPlace = path.join(fresh.folder, "media");
  mkdirSync(mediaPlace);
  const name = `${NAME}${path.extname(file)}`;
  copyFileSync(file, path.join(mediaPlace, name));
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
          audioUrl: `/media/${name}`,
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
