"use client";

import {
  type ReactNode,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { Track } from "#core/episode/track.ts";
import { type Moment, parseMoment, parseMomentHash } from "#core/time/moment.ts";
import { type Arrival, LinkMomentContext } from "#features/ui/link-moment.ts";
import { usePlayer, usePlayerParts } from "../player-context.tsx";

interface LinkedEpisodeProps {
  readonly track: Track;
  /** What `?t=` names. */
  readonly moment: Moment | null;
  readonly children: ReactNode;
}

/**
 * The page of an episode: puts the episode into the player, at the moment that the address names, else where it was
 * left, and tells the parts of the page of that moment. A refresh of the page changes neither.
 */
export function LinkedEpisode({ track, moment: queried, children }: LinkedEpisodeProps) {
  const player = usePlayer();
  const { cue, isAlive } = usePlayerParts();
  const hash = useSyncExternalStore(subscribeToHash, currentHash, noHash);
  const asked = useSyncExternalStore(subscribeToHash, currentTime, noHash);
  // A page that was kept for want of a network was not made for the moment that it is opened at.
  const moment = useSameMoment(parseMomentHash(hash) ?? queried ?? parseMoment(asked));
  // A page that is opened from another is alive at once, and told before it is seen.
  const [arrival, setArrival] = useState<Arrival | null | undefined>(() => (isAlive() ? null : undefined));
  const within = useRef(false);
  const follow = useEffectEvent(() => {
    const link = { track, moment, entry: historyEntry(), within: within.current };
    within.current = true;
    if (cue.follow(link)) setArrival({ moment });
    else setArrival((known) => known ?? null);
  });
  const { href } = track;
  // Follows the page: each time it is rendered it may know more of what is in the player.
  useEffect(() => player.describe(track), [player, track]);
  // Follows the address: the player lives longer than the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another episode or moment is another link
  useEffect(() => {
    // The address was read while the page before this one was still open: it will be read again at once.
    if (hash === currentHash() && asked === currentTime()) follow();
  }, [href, moment, hash, asked]);
  const linked = useMemo(() => ({ moment, arrival }), [moment, arrival]);
  return <LinkMomentContext value={linked}>{children}</LinkMomentContext>;
}

/** The moment, as the same object until it is another. */
function useSameMoment(moment: Moment | null): Moment | null {
  const start = moment?.start ?? null;
  const end = moment?.end ?? null;
  return useMemo(() => (start === null ? null : { start, end }), [start, end]);
}

function subscribeToHash(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

const currentHash = () => window.location.hash;
const currentTime = () => new URLSearchParams(window.location.search).get("t") ?? "";
const noHash = () => "";

/** Navigation API, which not every browser has. */
function historyEntry(): string | null {
  return window.navigation?.currentEntry?.key ?? null;
}
