"use client";

import { lazy } from "react";
import type { Track } from "#core/episode/track.ts";
import { loadAtLast, useLater } from "#features/ui/use-later.ts";

interface WordMarksProps {
  readonly track: Track;
}

const loadWordMarks = () => import("./word-marks.tsx");

const WordActions = lazy(async () => ({ default: (await loadAtLast(loadWordMarks)).WordActions }));

/** What can be done with the words that are selected in the transcript. Suspends until its script is there. */
export function QuoteActions({ track }: WordMarksProps) {
  return <WordActions track={track} />;
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
