import { taskOf } from "#core/search/vector/model-task.ts";
import { passageTexts } from "#core/search/vector/passage-texts.ts";
import {
  decodeVectors,
  encodeVectors,
  knownTexts,
  type StoredVectors,
  type TextVector,
} from "#core/search/vector/stored-vectors.ts";
import { type Database, writeWhole } from "../../db/client.ts";
import type { ClaimedJob } from "../../jobs/claim.ts";
import { dueOfOtherDimensions } from "./due-vectors.ts";
import { type Embedded, type EmbedOptions, embed, type Unembedded } from "./embed.ts";

/** What is sent at once at most: what servers for one's own machine take, too. */
const MOST_TEXTS = 64;
const MOST_CHARACTERS = 24_000;
/** Whatever embeds texts embeds this. */
const PLAIN = "text";
/** What came of so many passages is lost at most where the process dies. */
const KEPT_EVERY = 512;

/** What one run of the job knows. */
export interface EmbedRun extends EmbedOptions {
  readonly db: Database;
  readonly job: ClaimedJob;
  /** Those of its server's answers; null before the first. */
  dimensions: number | null;
  /** Called when so many passages more are done. */
  readonly advance: (passages: number) => void;
}

/** What came of a transcript: all of it, nothing because it is to be read again, or that the job is this process's no more. */
export type TranscriptEnd = { readonly kind: "embedded" | "again" | "lost" } | Unembedded;

/** The passages of a transcript as they were read, and what is known of each. */
interface Reading {
  readonly transcriptId: number;
  readonly first: number;
  readonly texts: readonly string[];
  readonly known: (TextVector | null)[];
  /** Those of what was known before. */
  readonly dimensions: number | null;
}

/**
 * Embeds the passages of a transcript whose texts were not, in batches, and keeps what comes, also where the server then fails.
 * What is due of it (`due`) is taken away with the last one, unless the text has changed meanwhile.
 */
export async function embedTranscript(
  run: EmbedRun,
  due: { readonly id: number; readonly transcriptId: number },
): Promise<TranscriptEnd> {
  const reading = await read(run, due.transcriptId);
  const missing = reading.known.flatMap((known, index) => (known === null ? [index] : []));
  run.advance(reading.texts.length - missing.length);
  let unkept = 0;
  for (const batch of batches(missing, reading.texts)) {
    const texts = batch.map((index) => reading.texts[index] ?? "");
    const answer = await embedTexts(run, texts);
    if (answer.kind === "unembedded") {
      if (unkept > 0) await keep(run, reading, null);
      return answer;
    }
    if (run.dimensions !== answer.dimensions) {
      if (run.dimensions !== null) return unlike(run);
      run.dimensions = answer.dimensions;
      await dueOfOtherDimensions(run.db, run.embedder.model, answer.dimensions);
    }
    // What it gave for the others of this transcript before was another model's.
    if (reading.dimensions !== null && reading.dimensions !== answer.dimensions) return { kind: "again" };
    for (const [place, index] of batch.entries())
      reading.known[index] = { text: texts[place] ?? "", vector: answer.vectors[place] ?? null };
    unkept += batch.length;
    if (unkept >= KEPT_EVERY) {
      if (!(await keep(run, reading, null))) return { kind: "lost" };
      unkept = 0;
    }
    run.advance(batch.length);
  }
  return { kind: (await keep(run, reading, due.id)) ? "embedded" : "lost" };
}

/** Its server gives vectors of several lengths. */
function unlike({ embedder }: EmbedRun): Unembedded {
  const value = new URL(embedder.url).host;
  return { kind: "unembedded", code: "embed-unreadable", value, lasting: false, retryAfter: null };
}

async function read({ db, embedder, dimensions }: EmbedRun, transcriptId: number): Promise<Reading> {
  const { model } = embedder;
  const rows = await db.passage.findMany({
    where: { transcriptId },
    orderBy: { id: "asc" },
    select: { id: true, text: true },
  });
  const kept = await db.passageVectors.findFirst({ where: { transcriptId, model }, select: { bytes: true } });
  const stored = usable(kept && decodeVectors(kept.bytes), dimensions);
  const find = knownTexts(stored);
  const texts = passageTexts(rows.map(({ text }) => text)).map((text) =>
    text === "" ? "" : taskOf(model).passage + text,
  );
  return {
    transcriptId,
    first: rows[0]?.id ?? 0,
    texts,
    known: texts.map((text) => (text === "" ? { text, vector: null } : (find(text) ?? null))),
    dimensions: stored?.dimensions ?? null,
  };
}

function usable(stored: StoredVectors | null, dimensions: number | null): StoredVectors | null {
  return dimensions === null || stored?.dimensions === dimensions ? stored : null;
}

function* batches(missing: readonly number[], texts: readonly string[]): Generator<readonly number[]> {
  let batch: number[] = [];
  let characters = 0;
  for (const index of missing) {
    const { length } = texts[index] ?? "";
    if (batch.length === MOST_TEXTS || (batch.length > 0 && characters + length > MOST_CHARACTERS)) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(index);
    characters += length;
  }
  if (batch.length > 0) yield batch;
}

/**
 * Has texts embedded. What the server refuses is sent in halves, so that one text that it does not take keeps no other back: that one
 * has no vector. Where it refuses a text that nobody refuses, none of it is the text's fault.
 */
async function embedTexts(run: EmbedRun, texts: readonly string[]): Promise<Embedded | Unembedded> {
  const answer = await embed(texts, run);
  if (!isRefused(answer)) return answer;
  const plain = await embed([PLAIN], run);
  if (plain.kind === "vectors") return embedHalves(run, texts, plain.dimensions);
  return isRefused(plain) ? { ...plain, code: "embed-status" } : plain;
}

async function embedHalves(
  run: EmbedRun,
  texts: readonly string[],
  dimensions: number,
): Promise<Embedded | Unembedded> {
  if (texts.length === 1) return { kind: "vectors", vectors: [null], dimensions };
  const middle = Math.ceil(texts.length / 2);
  const vectors: Embedded["vectors"][number][] = [];
  for (const half of [texts.slice(0, middle), texts.slice(middle)]) {
    const asked = await embed(half, run);
    const answer = isRefused(asked) ? await embedHalves(run, half, dimensions) : asked;
    if (answer.kind === "unembedded") return answer;
    if (answer.dimensions !== dimensions) return unlike(run);
    vectors.push(...answer.vectors);
  }
  return { kind: "vectors", vectors, dimensions };
}

function isRefused(answer: Embedded | Unembedded): answer is Unembedded {
  return answer.kind === "unembedded" && answer.code === "embed-refused";
}

/**
 * Writes what is known of a transcript by now, and with the last of it takes away that it was due. False where the job is this
 * process's no more.
 */
async function keep(run: EmbedRun, reading: Reading, dueId: number | null): Promise<boolean> {
  const { job, embedder } = run;
  const { transcriptId, first, known } = reading;
  const dimensions = run.dimensions ?? reading.dimensions;
  return writeWhole(run.db, async (tx) => {
    const held = { id: job.id, token: job.token, state: "running" };
    if ((await tx.job.count({ where: held })) === 0) return false;
    if (dueId !== null) await tx.dueVectors.deleteMany({ where: { id: dueId } });
    if ((await tx.transcript.count({ where: { id: transcriptId } })) === 0) return true;
    await tx.passageVectors.deleteMany({ where: { transcriptId } });
    const vectors = known.filter((passage) => passage !== null && passage.vector !== null).length;
    if (dimensions === null || vectors === 0) return true;
    const bytes = encodeVectors(dimensions, known);
    const { model } = embedder;
    await tx.passageVectors.create({ data: { transcriptId, model, dimensions, first, vectors, bytes } });
    return true;
  });
}
