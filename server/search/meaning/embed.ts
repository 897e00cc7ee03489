import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { parseJson } from "#core/file/json-value.ts";
import { type QuantisedVector, quantise } from "#core/search/vector/quantised-vector.ts";
import { MOST_DIMENSIONS } from "#core/search/vector/stored-vectors.ts";
import { lateSignal } from "../../late-signal.ts";
import { askServer, readAnswerText } from "../../openai/ask.ts";
import type { ModelServer } from "../../openai/model-server.ts";

/** So many texts of the most dimensions, with all digits. Bytes. */
const LARGEST = 10_000_000;

/** Why there are no vectors; each but `embed-refused` names a sentence in `messages/*.json`, with the server or its status in it. */
export type EmbedderFault =
  | "embed-key"
  | "embed-busy"
  | "embed-refused"
  | "embed-status"
  | "embed-slow"
  | "embed-unreachable"
  | "embed-unreadable";

export interface Unembedded {
  readonly kind: "unembedded";
  readonly code: EmbedderFault;
  readonly value: string;
  /** Another time is as this one. */
  readonly lasting: boolean;
  /** What its server says of when to come again, as it says it; null where it does not. */
  readonly retryAfter: string | null;
}

export interface Embedded {
  readonly kind: "vectors";
  /** Of each text, all of as many dimensions; null where the server gave it no direction. */
  readonly vectors: readonly (QuantisedVector | null)[];
  readonly dimensions: number;
}

export interface EmbedOptions {
  readonly embedder: ModelServer;
  readonly signal: AbortSignal;
  /** Milliseconds for one answer. */
  readonly longest: number;
}

/**
 * Has texts embedded (OpenAI API reference, "Create embeddings"); none of them may be empty. Never throws for what the server does,
 * only where `signal` has ended it.
 */
export async function embed(
  texts: readonly string[],
  { embedder, signal, longest }: EmbedOptions,
): Promise<Embedded | Unembedded> {
  const { url, key, model } = embedder;
  const { host } = new URL(url);
  const fault = (code: EmbedderFault, value = host): Unembedded => ({
    kind: "unembedded",
    code,
    value,
    lasting: false,
    retryAfter: null,
  });
  const late = lateSignal(longest);
  const body = Buffer.from(JSON.stringify({ model, input: texts, encoding_format: "float" }));
  try {
    const ends = AbortSignal.any([signal, late]);
    const response = await askServer({ url, key, type: "application/json", body, signal: ends });
    if (response.statusCode !== 200) return refusal(response, fault);
    const text = await readAnswerText(response, LARGEST);
    return (text === null ? null : readAnswer(text, texts.length)) ?? fault("embed-unreadable");
  } catch {
    signal.throwIfAborted();
    return fault(late.aborted ? "embed-slow" : "embed-unreachable");
  }
}

function refusal(
  response: IncomingMessage,
  fault: (code: EmbedderFault, value?: string) => Unembedded,
): Unembedded {
  const { statusCode: status = 0, headers } = response;
  response.destroy();
  const retryAfter = headers["retry-after"] ?? null;
  if (status === 401 || status === 403) return { ...fault("embed-key"), lasting: true };
  if (status === 429) return { ...fault("embed-busy"), retryAfter };
  // It may be one of the texts, or all that was asked.
  if ([400, 413, 422].includes(status)) return { ...fault("embed-refused", String(status)), lasting: true };
  // What it has not, it will not have tomorrow.
  const lasting = status < 500 && status !== 408 && status !== 425;
  return { ...fault("embed-status", String(status)), lasting, retryAfter };
}

const answer = z.object({
  data: z.array(z.object({ index: z.number(), embedding: z.array(z.number()).min(1).max(MOST_DIMENSIONS) })),
});

/** Null for what is not one vector for each text, or has several lengths. */
function readAnswer(text: string, count: number): Embedded | null {
  const told = answer.safeParse(parseJson(text).value).data;
  if (!told || told.data.length !== count) return null;
  const byIndex = new Map(told.data.map(({ index, embedding }) => [index, embedding]));
  const inOrder = Array.from({ length: count }, (_, index) => byIndex.get(index) ?? []);
  const dimensions = inOrder[0]?.length ?? 0;
  if (dimensions === 0 || inOrder.some(({ length }) => length !== dimensions)) return null;
  return { kind: "vectors", vectors: inOrder.map(quantise), dimensions };
}
