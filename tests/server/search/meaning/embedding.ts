import { onTestFinished } from "vitest";
import { decodeVectors } from "#core/search/vector/stored-vectors.ts";
import type { Database } from "#server/db/client.ts";
import { runWorker } from "#server/jobs/worker.ts";
import type { ModelServer } from "#server/openai/model-server.ts";
import { indexTranscript } from "#server/search/index/index-texts.ts";
import { type EmbedJobOptions, embedKind } from "#server/search/meaning/embed-job.ts";
import { EmbedderHost } from "../../../support/embedder-host.ts";
import { FakeClock } from "../../jobs/fake-clock.ts";
import { addShow } from "../search-archive.ts";

export const START = new Date("2026-11-30T12:00:00Z");
const HALF_A_MINUTE = 30_000;

/** A server of embeddings that is gone when the test is over. */
export async function openEmbedder(): Promise<EmbedderHost> {
  const host = await EmbedderHost.open();
  onTestFinished(() => host.close());
  return host;
}

export function embedderAt({ origin }: EmbedderHost, model = "words-1"): ModelServer {
  return { url: `${origin}/v1/embeddings`, key: "sk-secret", model };
}

/** A worker that embeds by this clock until what it returns is called. */
function work(
  db: Database,
  embedder: ModelServer | null,
  clock: FakeClock,
  changed: Partial<EmbedJobOptions>,
): () => Promise<void> {
  const ending = new AbortController();
  const random = () => 0.5;
  const embed = embedKind({ db, clock, random, embedder, ...changed });
  const every = { lookEvery: HALF_A_MINUTE, enrolEvery: HALF_A_MINUTE };
  const options = { ...every, slots: 1, holder: crypto.randomUUID(), random };
  const ended = runWorker({ ...options, db, kinds: { embed }, clock, signal: ending.signal });
  return async () => {
    ending.abort();
    await ended;
  };
}

/** The same, until the test is over at the latest. */
export function begin(
  db: Database,
  embedder: ModelServer | null,
  clock: FakeClock,
  changed: Partial<EmbedJobOptions> = {},
): () => Promise<void> {
  const end = work(db, embedder, clock, changed);
  // Whoever sleeps by a clock that stands still does not hear the end.
  onTestFinished(() => void end());
  return end;
}

/** Has all that is due embedded. */
export async function embedAll(db: Database, embedder: ModelServer): Promise<void> {
  const clock = new FakeClock(START, 1);
  const end = work(db, embedder, clock, {});
  await clock.passUntil(new Date(START.getTime() + 2 * HALF_A_MINUTE));
  void end();
}

export const MINUTE = 60_000;

/** So many milliseconds after the start. */
export const at = (time: number) => new Date(START.getTime() + time);

/** A text that is embedded by itself, for it is long. */
export const long = (text: string, index: number) =>
  `${text} ${index} ${"of what was said that evening ".repeat(8)}`;

/** A show of one episode of so many passages, each of another speaker than the one before. */
export async function addPassages(db: Database, count: number, title = "Evening") {
  const lines = Array.from({ length: count }, (_, i) => [`S${i % 2}`, long("Line", i)] as const);
  await addShow(db, title, "en", [{ title, lines }]);
}

/** What is kept, by transcripts. */
export async function listVectors(db: Database) {
  const rows = await db.passageVectors.findMany({ orderBy: { transcriptId: "asc" } });
  return rows.map(({ bytes, ...row }) => ({ ...row, stored: decodeVectors(bytes) }));
}

/** Corrects the passage at a place in its transcript. */
export async function changeText(db: Database, position: number, text: string) {
  const passage = await db.passage.findFirstOrThrow({ where: { position } });
  await db.passage.update({ where: { id: passage.id }, data: { text } });
  await db.$transaction((tx) => indexTranscript(tx, passage.transcriptId));
}
