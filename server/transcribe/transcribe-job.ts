import { type CutOptions, cutAtSilences } from "#core/audio/cut-points.ts";
import { parseRetryAfter } from "#core/feed/next-check.ts";
import { backOff } from "#core/time/back-off.ts";
import { roundToMillisecond } from "#core/time/time.ts";
import { heardWords } from "#core/transcript/heard/heard-word.ts";
import { heardSegments, joinHeard } from "#core/transcript/heard/join-heard.ts";
import { buildPassages, type PassageText } from "#core/transcript/passage.ts";
import { RECOGNISED } from "#core/transcript/read/format-name.ts";
import { recognisedCues } from "#core/transcript/read/recogniser/recognised.ts";
import type { Database } from "../db/client.ts";
import { saveTranscript, transcribedSince } from "../import/save.ts";
import type { ClaimedJob } from "../jobs/claim.ts";
import type { Clock } from "../jobs/clock.ts";
import type { JobKind, JobResult, JobTools } from "../jobs/worker.ts";
import type { ModelServer } from "../openai/model-server.ts";
import { type SpeechOptions, withSpeech } from "./episode-speech.ts";
import { keepHeard, planOf, readKept } from "./kept-pieces.ts";
import { type RecogniserFault, recognise } from "./recognise.ts";
import { readPiece, SLICE_SECONDS, type SpeechFile } from "./speech-file.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const MOST_FAILURES = 5;
/** Ten minutes are 19 MB, and OpenAI takes 25. */
const CUT: CutOptions = { most: 600, overlap: 4 };

export interface TranscribeJobOptions extends Omit<SpeechOptions, "signal"> {
  readonly db: Database;
  readonly clock: Clock;
  /** From 0 up to 1, anew at each call. */
  readonly random: () => number;
  /** Null where nothing is transcribed. */
  readonly recogniser: ModelServer | null;
  /** As `RecogniserOptions` have it. */
  readonly longest?: number;
  readonly cut?: CutOptions;
}

/** What has episodes transcribed that a host has asked for: one job for an episode, which goes once there is a transcript. */
export function transcribeKind(options: TranscribeJobOptions): JobKind {
  const { db, recogniser } = options;
  return {
    mostFailures: MOST_FAILURES,
    mostAtOnce: 1,
    async enrol() {
      if (recogniser === null) await db.job.deleteMany({ where: { kind: "transcribe" } });
    },
    run: (job, tools) =>
      recogniser === null ? Promise.resolve(GONE) : transcribe(job, tools, recogniser, options),
  };
}

const GONE: JobResult = { end: { kind: "gone" }, write: async () => {} };

/** Why there is no transcript. */
interface Failure {
  readonly kind: "failed" | "refused" | "unheard";
  readonly code: RecogniserFault | string;
  readonly value: string;
  readonly lasting?: boolean;
  readonly retryAfter?: string | null;
}

async function transcribe(
  job: ClaimedJob,
  tools: JobTools,
  recogniser: ModelServer,
  options: TranscribeJobOptions,
): Promise<JobResult> {
  const { db, clock, random } = options;
  const episode = await findWordless(db, Number(job.subject));
  if (episode === null) return GONE;
  const { id, audioUrl, language } = episode;
  const heard = await withSpeech(id, audioUrl, { ...options, signal: tools.signal }, (speech) =>
    hearAll(job, speech, episode, tools, recogniser, options),
  );
  tools.signal.throwIfAborted();
  if (heard.kind !== "text") return failed(job, heard, clock.now().getTime(), random());
  const { kind, ...text } = heard;
  return {
    end: { kind: "gone" },
    async write(tx) {
      // It was given another sound, or words, or is gone.
      const where = { id, audioUrl, transcripts: { none: {} } };
      const known = await tx.episode.findFirst({ where, select: { transcribedAt: true } });
      if (!known) return;
      await saveTranscript(tx, id, { ...text, language, format: RECOGNISED });
      await tx.episode.update({
        where: { id },
        data: { transcribedAt: transcribedSince(known.transcribedAt, [text]) },
      });
    },
  };
}

interface Wordless {
  readonly id: number;
  readonly audioUrl: string;
  readonly language: string;
}

/** An episode with sound and without a transcript. */
async function findWordless(db: Database, id: number): Promise<Wordless | null> {
  const episode = await db.episode.findFirst({
    where: { id, transcripts: { none: {} } },
    select: { audioUrl: true, show: { select: { language: true } } },
  });
  if (!episode || episode.audioUrl === null) return null;
  return { id, audioUrl: episode.audioUrl, language: episode.show.language };
}

/** Has one piece after the other heard, from where it was broken off, and keeps what comes of each. */
async function hearAll(
  job: ClaimedJob,
  speech: SpeechFile,
  { audioUrl, language }: Wordless,
  tools: JobTools,
  recogniser: ModelServer,
  { db, longest, cut = CUT }: TranscribeJobOptions,
): Promise<({ readonly kind: "text" } & PassageText) | Failure> {
  const pieces = cutAtSilences(speech.levels, SLICE_SECONDS, speech.duration, cut).map(({ start, end }) => ({
    start: roundToMillisecond(start),
    end: Math.min(speech.duration, roundToMillisecond(end)),
  }));
  const plan = planOf(audioUrl, pieces);
  const heard = await readKept(db, job, plan);
  const total = Math.ceil(speech.duration);
  for (const [index, piece] of pieces.entries()) {
    tools.tell({ done: Math.floor(piece.start), total });
    if (index < heard.length) continue;
    const wav = await readPiece(speech, piece);
    const answer = await recognise(wav, language, {
      recogniser,
      signal: tools.signal,
      ...(longest && { longest }),
    });
    if (answer.kind === "unheard") return answer;
    heard.push([...heardWords(answer.segments, piece)]);
    await keepHeard(db, job, plan, heard);
  }
  const words = joinHeard(pieces.map((piece, index) => ({ ...piece, words: heard[index] ?? [] })));
  const text = buildPassages(recognisedCues(heardSegments(words)).cues);
  return text.passages.length > 0
    ? { kind: "text", ...text }
    : { kind: "failed", code: "transcribe-empty", value: "", lasting: true };
}

/** It is tried again later, some times; what its server is too busy for, all that waits for it. */
function failed({ id, failures }: ClaimedJob, failure: Failure, now: number, random: number): JobResult {
  const told = Math.min(parseRetryAfter(failure.retryAfter ?? null, now) ?? 0, DAY);
  const wait = Math.max(told, backOff(failures + 1, { first: 5 * MINUTE, most: DAY }, random));
  const again = failure.lasting !== true && failures + 1 < MOST_FAILURES;
  return {
    // Hosts read it as the sentence of this problem.
    end: {
      kind: "failed",
      error: `${failure.code} ${failure.value}`,
      dueAt: again ? new Date(now + wait) : null,
    },
    async write(tx) {
      const until = new Date(now + told);
      const others = { kind: "transcribe", state: "waiting", id: { not: id }, dueAt: { lt: until } };
      if (told > 0) await tx.job.updateMany({ where: others, data: { dueAt: until } });
      // What was heard of it is tried anew.
      if (failure.code === "transcribe-empty") await tx.job.update({ where: { id }, data: { payload: {} } });
    },
  };
}
