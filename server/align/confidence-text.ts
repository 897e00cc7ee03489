import { z } from "zod";
import { parseJson } from "#core/file/json-value.ts";

const kept = z.record(z.string(), z.number());

/** How sure it is where passages are spoken, from 0 to 1, by their keys, as it is kept with their transcript. */
export function writeConfidence(confidence: ReadonlyMap<number, number>): string {
  return JSON.stringify(
    Object.fromEntries([...confidence].map(([key, sure]) => [key, Number(sure.toFixed(3))])),
  );
}

/** Nothing of what Playhead never writes. */
export function readConfidence(text: string | null): ReadonlyMap<number, number> {
  const read = kept.safeParse(text === null ? {} : parseJson(text).value).data ?? {};
  return new Map(Object.entries(read).map(([key, sure]) => [Number(key), sure]));
}
