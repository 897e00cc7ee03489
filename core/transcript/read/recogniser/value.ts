import { z } from "zod";
import type { RecognisedSegment, RecognisedWord } from "./recognised.ts";

/** A number of seconds, or such a number as text, as some write it; null for everything else. */
export const seconds = z
  .union([z.number(), z.string().transform((text) => (text.trim() === "" ? Number.NaN : Number(text)))])
  .transform((value) => (Number.isFinite(value) && value >= 0 ? value : null))
  .nullish()
  .transform((value) => value ?? null)
  .catch(null);
export const milliseconds = seconds.transform((value) => (value === null ? null : value / 1000));
/** Recognisers count speakers or name them; a number alone is no name. Some tell more of a speaker than the name. */
export const speaker = z
  .union([
    z.string(),
    z.number().transform((number) => `Speaker ${number}`),
    z.object({ name: z.string() }).transform(({ name }) => name),
  ])
  .nullish()
  .transform((value) => (value === undefined || value === "" ? null : value))
  .catch(null);
export const text = z.string().catch("");

/** A list, of which each element is read alone, so that a bad one costs only itself. */
export function listOf<T extends z.ZodType>(element: T) {
  return z.array(z.unknown()).transform((items) => items.map((item) => element.safeParse(item).data ?? null));
}

/** The elements of a list that could be read. */
export function present<T>(items: readonly (T | null)[] | null | undefined): readonly T[] {
  return items?.filter((item) => item !== null) ?? [];
}

export function word(
  said: string,
  start: number | null,
  end: number | null,
  by: string | null,
): RecognisedWord {
  return { text: said, start, end, speaker: by };
}

export const NOTHING: RecognisedSegment = {
  path: "",
  start: null,
  end: null,
  speaker: null,
  text: "",
  words: [],
};

/** A stretch of words that only themselves are timed. */
export function spoken(path: string, words: readonly RecognisedWord[]): RecognisedSegment {
  return { ...NOTHING, path, words };
}

export function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
