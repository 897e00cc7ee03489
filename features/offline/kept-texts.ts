import { spokenHref } from "#core/episode/address.ts";
import { foldPassages } from "#core/search/kept-search.ts";
import type { FoldedText } from "#core/text/find.ts";
import { asSpokenFile } from "#core/transcript/spoken-file.ts";
import type { Transcript } from "#core/transcript/transcript.ts";
import { findKept, PAGES } from "./kept-caches.ts";

/** What is said in a kept episode, ready to be searched. */
export interface KeptText {
  readonly transcript: Transcript;
  readonly folded: readonly FoldedText[];
}

const read = new Map<string, Promise<KeptText | null>>();

/** The words of the kept episode with this page, read once while this page is open; null where there are none. */
export function readKeptText(href: string): Promise<KeptText | null> {
  const known = read.get(href) ?? readText(href);
  read.set(href, known);
  return known;
}

/** Has them read anew when they are next searched: they may have been corrected. */
export function forgetKeptTexts(): void {
  read.clear();
}

async function readText(href: string): Promise<KeptText | null> {
  const response = await findKept(PAGES, spokenHref(href));
  const transcript = asSpokenFile(await response?.json());
  return transcript ? { transcript, folded: foldPassages(transcript.passages) } : null;
}
