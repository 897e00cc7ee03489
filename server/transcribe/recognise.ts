import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { parseJson } from "#core/file/json-value.ts";
import type { RecognisedSegment } from "#core/transcript/read/recogniser/recognised.ts";
import { readWhisper } from "#core/transcript/read/recogniser/whisper.ts";
import { lateSignal } from "../late-signal.ts";
import { askServer, readAnswerText } from "../openai/ask.ts";
import type { ModelServer } from "../openai/model-server.ts";

/** An answer about ten minutes of sound has a tenth of that. Bytes. */
const LARGEST = 10_000_000;
/** For one piece, also on a slow processor. Milliseconds. */
const LONGEST = 30 * 60_000;

/** Why nothing was heard; each names a sentence in `messages/*.json`, with the server or its status in it. */
export type RecogniserFault =
  | "transcribe-key"
  | "transcribe-too-large"
  | "transcribe-busy"
  | "transcribe-status"
  | "transcribe-slow"
  | "transcribe-unreachable"
  | "transcribe-unreadable";

export interface Unheard {
  readonly kind: "unheard";
  readonly code: RecogniserFault;
  readonly value: string;
  /** Another time is as this one. */
  readonly lasting: boolean;
  /** What its server says of when to come again, as it says it; null where it does not. */
  readonly retryAfter: string | null;
}

export type Recognised =
  | { readonly kind: "heard"; readonly segments: readonly RecognisedSegment[] }
  | Unheard;

export interface RecogniserOptions {
  readonly recogniser: ModelServer;
  readonly signal: AbortSignal;
  /** Milliseconds for one piece; half an hour if omitted. */
  readonly longest?: number;
}

/**
 * Has a piece of sound recognised (OpenAI API reference, "Create transcription"): WAV in, segments and words out. `language` is
 * BCP 47. Never throws for what the server does, only where `signal` has ended it.
 */
export async function recognise(
  wav: Uint8Array<ArrayBuffer>,
  language: string,
  { recogniser, signal, longest = LONGEST }: RecogniserOptions,
): Promise<Recognised> {
  const { host } = new URL(recogniser.url);
  const fault = (code: RecogniserFault, value = host): Unheard => ({
    kind: "unheard",
    code,
    value,
    lasting: false,
    retryAfter: null,
  });
  const late = lateSignal(longest);
  try {
    const response = await send(wav, language, recogniser, AbortSignal.any([signal, late]));
    if (response.statusCode !== 200) return refusal(response, fault);
    const text = await readAnswerText(response, LARGEST);
    const segments = text === null ? null : readAnswer(text);
    return segments === null ? fault("transcribe-unreadable") : { kind: "heard", segments };
  } catch {
    signal.throwIfAborted();
    return fault(late.aborted ? "transcribe-slow" : "transcribe-unreachable");
  }
}

async function send(
  wav: Uint8Array<ArrayBuffer>,
  language: string,
  { url, key, model }: ModelServer,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const form = new FormData();
  form.set("file", new File([wav], "sound.wav", { type: "audio/wav" }));
  form.set("model", model);
  form.set("response_format", "verbose_json");
  form.append("timestamp_granularities[]", "word");
  form.append("timestamp_granularities[]", "segment");
  // ISO 639-1, as the API wants it.
  const [code = ""] = language.split("-");
  if (/^[a-z]{2}$/.test(code)) form.set("language", code);
  const encoded = new Response(form);
  const body = Buffer.from(await encoded.arrayBuffer());
  return askServer({ url, key, type: encoded.headers.get("content-type") ?? "", body, signal });
}

function refusal(
  response: IncomingMessage,
  fault: (code: RecogniserFault, value?: string) => Unheard,
): Unheard {
  const { statusCode: status = 0, headers } = response;
  response.destroy();
  const retryAfter = headers["retry-after"] ?? null;
  if (status === 401 || status === 403) return { ...fault("transcribe-key"), lasting: true };
  if (status === 413) return { ...fault("transcribe-too-large"), lasting: true };
  if (status === 429) return { ...fault("transcribe-busy"), retryAfter };
  // What it does not understand, or has not, it will not tomorrow.
  const lasting = status < 500 && status !== 408 && status !== 425;
  return { ...fault("transcribe-status", String(status)), lasting, retryAfter };
}

const answer = z.object({ segments: z.array(z.unknown()).nullish(), words: z.array(z.unknown()).nullish() });

/** Null for what tells of no times. In silence nothing is heard, which is an answer, too. */
function readAnswer(text: string): readonly RecognisedSegment[] | null {
  const told = answer.safeParse(parseJson(text).value).data;
  if (!told || (!told.segments && !told.words)) return null;
  const segments = told.segments ?? [];
  const words = told.words ?? [];
  if (segments.length === 0 && words.length === 0) return [];
  return readWhisper(segments.length === 0 ? { words } : { segments, words });
}
