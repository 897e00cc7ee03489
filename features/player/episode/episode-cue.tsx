"use client";

import { useEffect } from "react";
import type { Track } from "#core/episode/track.ts";
import type { Moment } from "#core/time/moment.ts";
import { useLinkMoment } from "#features/ui/use-link-moment.ts";
import { usePlayer } from "../player-context.tsx";

interface EpisodeCueProps {
  readonly track: Track;
  /** What `?t=` names. */
  readonly moment: Moment | null;
}

/**
 * Puts the page's episode into the player, at the moment that the address names, else where it was left. What
 * plays is never interrupted: another episode plays on, and this one only learns its chapters and waveform.
 */
export function EpisodeCue({ track, moment: queried }: EpisodeCueProps) {
  const player = usePlayer();
  const moment = useLinkMoment(queried);
  // Follows the address: the player lives longer than the page.
  useEffect(() => {
    const { track: held, playing } = player.getPlayback();
    if (held?.href === track.href) player.describe(track);
    if (playing || (held?.href === track.href && moment === null)) return;
    player.load(track, moment);
  }, [player, track, moment]);
  return null;
}
