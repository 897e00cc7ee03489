import { z } from "zod";

const indexedReport = z.object({
  kind: z.literal("indexed"),
  /** Without the time it took to invent the texts. */
  seconds: z.number(),
  footprint: z.string(),
});

const answerReport = z.object({
  /** Of the class of questions. */
  name: z.string(),
  /** Milliseconds; null for what the engine cannot be asked. */
  spent: z.object({ p50: z.number(), p95: z.number() }).nullable(),
  /** Passages that match; null where the engine does not count. */
  total: z.number().nullable(),
});

const answeredReport = z.object({ kind: z.literal("answered"), answers: z.array(answerReport).readonly() });

/** What an engine's process says to the one that began it: first that the texts are in, then what it measured. */
export const engineReport = z.discriminatedUnion("kind", [indexedReport, answeredReport]);

export type EngineReport = Readonly<z.infer<typeof engineReport>>;
export type AnswerReport = Readonly<z.infer<typeof answerReport>>;
