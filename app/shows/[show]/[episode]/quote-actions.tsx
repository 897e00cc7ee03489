"use client";

import type { Track } from "#core/episode/track.ts";
import { useLater } from "#features/ui/use-later.ts";

interface WordMarksProps {
  readonly track: Track;
}

const loadWordMarks = () => import("./word-marks.tsx");

/** What can be done with the words that are selected in the transcript. */
export function QuoteActions({ track }: WordMarksProps) {
  const marks = useLater(loadWordMarks, true);
  return marks && <marks.WordActions track={track} />;
}

/** What an episode's page does for its bookmarks, and for what waits of it in the queue. */
export function QuoteMarks({ track }: WordMarksProps) {
  const marks = useLater(loadWordMarks, false);
  return (
    marks && (
      <>
        <marks.BookmarkMarks track={track} />
        <marks.QueueRenewal track={track} />
      </>
    )
  );
}
