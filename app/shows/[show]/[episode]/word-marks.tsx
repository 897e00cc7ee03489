"use client";

import type { Track } from "#core/episode/track.ts";
import { BookmarkButton } from "#features/library/bookmark-button.tsx";
import { QuoteSharing } from "#features/share/quote-sharing.tsx";
import { useSelectedQuote } from "#features/transcript/selection/selected-quote.ts";

export { BookmarkMarks } from "#features/library/bookmark-marks.tsx";
export { QueueRenewal } from "#features/player/queue/queue-renewal.tsx";

/** What can be done with the words that are selected in the transcript. */
export function WordActions({ track }: { readonly track: Track }) {
  const quote = useSelectedQuote();
  if (!quote) return null;
  return (
    <>
      <QuoteSharing track={track} quote={quote} />
      <BookmarkButton track={track} moment={quote.moment} text={quote.text} />
    </>
  );
}
