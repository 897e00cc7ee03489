import { z } from "zod";
import { spokenHref } from "#core/episode/address.ts";
import type { Transcript } from "#core/transcript/transcript.ts";

const transcript = z.object({
  language: z.string(),
  timing: z.enum(["word", "cue", "none"]),
  passages: z.array(
    z.object({
      speaker: z.string().nullable(),
      start: z.number().nullable(),
      end: z.number().nullable(),
      text: z.string(),
      wordTimes: z.string(),
    }),
  ),
});

/** What is said in the episode with this page, as its server tells. Rejects where that cannot be had. */
export async function fetchSpoken(href: string, signal: AbortSignal): Promise<Transcript> {
  const response = await fetch(spokenHref(href), { signal, priority: "low" });
  if (!response.ok) throw new Error(`The words of ${href} were not to be had: ${response.status}`);
  return transcript.parse(await response.json());
}
