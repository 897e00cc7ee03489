"use client";

import { isSameEpisode, type Track } from "#core/episode/track.ts";
import type { Quote } from "#core/quote/quote.ts";
import { isRange } from "#core/time/moment.ts";
import { usePlayerState } from "#features/player/player-context.tsx";
import { ShareButton } from "#features/share/share-button.tsx";
import { useLinkMoment } from "#features/ui/link-moment.ts";

interface EpisodeSharingProps {
  readonly track: Track;
  /** What is said at the moment that `?t=` names. */
  readonly quote: Quote | null;
}

/** Shares what the page's address names: words, a moment, or the episode; and offers the time where it is heard. */
export function EpisodeSharing({ track, quote }: EpisodeSharingProps) {
  const { moment } = useLinkMoment();
  const now = usePlayerState((state) => (isSameEpisode(state.track, track) ? Math.floor(state.time) : 0));
  return (
    <ShareButton
      track={track}
      moment={moment}
      quote={isRange(moment) ? quote : null}
      offer={now > 0 ? { now, taken: false } : null}
      variant="wide"
    />
  );
}
