"use client";

import type { Track } from "#core/episode/track.ts";
import type { Quote } from "#core/quote/quote.ts";
import { isRange } from "#core/time/moment.ts";
import { ShareButton } from "#features/share/share-button.tsx";
import { useLinkMoment } from "#features/ui/link-moment.ts";

interface EpisodeSharingProps {
  readonly track: Track;
  /** What is said at the moment that `?t=` names. */
  readonly quote: Quote | null;
}

/** Shares what the page's address names: words, a moment, or the episode. */
export function EpisodeSharing({ track, quote }: EpisodeSharingProps) {
  const { moment } = useLinkMoment();
  return <ShareButton track={track} moment={moment} quote={isRange(moment) ? quote : null} variant="wide" />;
}
