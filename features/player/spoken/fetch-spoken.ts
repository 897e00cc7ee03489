import { spokenHref } from "#core/episode/address.ts";
import { asSpokenFile } from "#core/transcript/spoken-file.ts";
import type { Transcript } from "#core/transcript/transcript.ts";

/** What is said in the episode with this page, as its server tells. Rejects where that cannot be had. */
export async function fetchSpoken(href: string, signal: AbortSignal): Promise<Transcript> {
  const response = await fetch(spokenHref(href), { signal, priority: "low" });
  if (!response.ok) throw new Error(`The words of ${href} were not to be had: ${response.status}`);
  const transcript = asSpokenFile(await response.json());
  if (!transcript) throw new Error(`What was sent as the words of ${href} are none`);
  return transcript;
}
