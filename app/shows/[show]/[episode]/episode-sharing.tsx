"use client";

import type { Track } from "#core/episode/track.ts";
import type { Quote } from "#core/quote/quote.ts";
import { isRange, type Moment } from "#core/time/moment.ts";
import { ShareButton } from "#features/share/share-button.tsx";
import { useLinkMoment } from "#features/ui/use-link-moment.ts";

interface EpisodeSharingProps {
  readonly track: Track;
  /** What `?t=` names. */
  readonly moment: Moment | null;
  /** What is said at that moment. */
  readonly quote: Quote | null;
}

/** Shares what the page's address names: words, a moment, or the episode. */
export function EpisodeSharing({ track, moment: queried, quote }: EpisodeSharingProps) {
  const moment = useLinkMoment(queried);
  return <ShareButton track={track} moment={moment} quote={isRange(queried) ? quote : null} variant="wide" />;
}
