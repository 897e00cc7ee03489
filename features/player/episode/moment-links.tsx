"use client";

import type { MouseEvent, ReactNode } from "react";
import type { Track } from "#core/episode/track.ts";
import { parseMoment } from "#core/time/moment.ts";
import { isForElsewhere } from "#features/ui/for-elsewhere.ts";
import { usePlayer } from "../player-context.tsx";

/** Text in which links to moments of the episode play them, as `MomentLink` does, without leaving the page. */
export function MomentLinks({ track, children }: { readonly track: Track; readonly children: ReactNode }) {
  const player = usePlayer();
  const play = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const [page, time] = link?.getAttribute("href")?.split("?t=") ?? [];
    const moment = page === track.href ? parseMoment(time) : null;
    if (moment === null || isForElsewhere(event)) return;
    event.preventDefault();
    void player.playFrom(track, moment);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is pressed, by key as well
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link that is pressed by key is clicked
    <div onClick={play}>{children}</div>
  );
}
