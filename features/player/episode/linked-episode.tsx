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
import { countLaunches, followLaunches } from "#features/ui/launches.ts";
import { type Arrival, LinkMomentContext } from "#features/ui/link-moment.ts";
import { onceAVisit } from "../once-a-visit.ts";
import { usePlayer, usePlayerParts } from "../player-context.tsx";
import { LinkCue } from "./link-cue.ts";

const cueOf = onceAVisit(({ store }) => new LinkCue(store));

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
  const parts = usePlayerParts();
  const hash = useSyncExternalStore(subscribeToHash, currentHash, noHash);
  const asked = useSyncExternalStore(subscribeToHash, currentTime, noHash);
  const launches = useSyncExternalStore(followLaunches, countLaunches, () => 0);
  // A page that was kept for want of a network was not made for the moment that it is opened at.
  const moment = useSameMoment(parseMomentHash(hash) ?? queried ?? parseMoment(asked));
  // A page that is opened from another is alive at once, and told before it is seen.
  const [arrival, setArrival] = useState<Arrival | null | undefined>(() =>
    parts.isAlive() ? null : undefined,
  );
  const within = useRef(false);
  const followed = useRef(launches);
  const follow = useEffectEvent(() => {
    const again = followed.current !== launches;
    const link = { track, moment, entry: historyEntry(), again, within: within.current };
    followed.current = launches;
    within.current = true;
    if (cueOf(parts).follow(link)) setArrival({ moment });
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
  }, [href, moment, hash, asked, launches]);
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
