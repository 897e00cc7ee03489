"use client";

import type { Track } from "#core/track.ts";
import { QuoteSharing } from "#features/share/quote-sharing.tsx";
import { useSelectedQuote } from "#features/transcript/selected-quote.ts";

/** What can be done with the words that are selected in the transcript. */
export function QuoteActions({ track }: { readonly track: Track }) {
  const quote = useSelectedQuote();
  return quote && <QuoteSharing track={track} quote={quote} />;
}
