"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Moment } from "#core/time/moment.ts";
import { type PlayerStore, usePlayer } from "#features/player/player-context.tsx";
import { followSetting } from "#features/ui/follow-setting.ts";
import type { Arrival } from "#features/ui/link-moment.ts";
import { whenIdle } from "#features/ui/when-idle.ts";
import { noteLeft, recallLeft } from "../left-state.ts";
import { watchLeftSelection } from "../selection/selection-note.ts";
import { hasLedEarly } from "../text/early-landing.ts";
import { PageText } from "../text/page-text.ts";
import { makeTabStop, nameCopyButtons } from "../text/passage-focus.ts";
import { pageView } from "../text/reading-line.ts";
import { driveReader } from "./drive-reader.ts";
import type { FollowSnapshot, FollowState } from "./follow.ts";
import { Reader } from "./reader.ts";

/**
 * The reader of the transcript that `attach` is the ref of, and how it follows. The reader is there once the
 * page's text is, and lives as long as the text of this episode stands. `exact`: see `Reader`.
 */
export function useReader(href: string, exact: boolean) {
  const player = usePlayer();
  const [reader, setReader] = useState<Reader | null>(null);
  const [follow, setFollow] = useState<FollowSnapshot>({ state: "following", away: null });

  const attach = useCallback(
    (container: HTMLElement | null) => {
      if (!container) return;
      const text = new PageText(container);
      const voice = voiceOf(player, href);
      const state = followSetting.isOn() ? pausedBefore(href) : "off";
      const index = () => text.index;
      const followChanged = (snapshot: FollowSnapshot) => {
        noteLeft(href, { follow: snapshot.state });
        setFollow(snapshot);
      };
      const view = pageView();
      const paints = { word: "spoken", sentence: null } as const;
      const next = new Reader({ text, index, voice, follow: state, exact, followChanged, view, paints });
      makeTabStop(text.links, text.links[0]);
      nameCopyButtons(text.links);
      setReader(next);
      setFollow({ state, away: null });
      // Tells at once where the spoken word is.
      const stops = [driveReader(next, player, view), watchLeftSelection(href, text), whenIdle(index)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [player, href, exact],
  );

  return { reader, follow, attach };
}

/** Who scrolled away and left the page is left alone when they come back. */
function pausedBefore(href: string): FollowState {
  return recallLeft(href).follow === "paused" ? "paused" : "following";
}

/** Marks the moment of a link, and brings it into view once for every time that the link was followed. */
export function useMomentMark(
  reader: Reader | null,
  moment: Moment | null,
  arrival: Arrival | null | undefined,
): void {
  const shown = useRef<Arrival | null>(null);
  // Follows the address, and the text of the page, which comes later.
  useEffect(() => reader?.markMoment(moment), [reader, moment]);
  useEffect(() => {
    if (!reader || !arrival || arrival === shown.current) return;
    shown.current = arrival;
    if (!hasLedEarly() && arrival.moment) reader.showMoment(arrival.moment);
  }, [reader, arrival]);
}

/** The sound of one episode: silent, and before its beginning, while the player holds another. */
function voiceOf(player: PlayerStore, href: string) {
  const held = () => player.getPlayback().track?.href === href;
  return {
    currentTime: () => (held() ? player.currentTime() : Number.NEGATIVE_INFINITY),
    playing: () => held() && player.getPlayback().playing,
  };
}
