"use client";

import type { MouseEvent, ReactNode } from "react";
import type { Track } from "#core/episode/track.ts";
import { type Moment, momentHref } from "#core/time/moment.ts";
import { isForElsewhere } from "#features/ui/for-elsewhere.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import { usePlayer } from "./player-context.tsx";

interface MomentLinkProps {
  readonly track: Track;
  readonly moment: Moment;
  /** What a press opens besides; left out: nothing, the listener stays on the page. */
  readonly opens?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A moment of an episode: a plain press plays it. Without script, and for another tab, it is the link there. */
export function MomentLink({ track, moment, opens, className, children }: MomentLinkProps) {
  const player = usePlayer();
  const play = (event: MouseEvent) => {
    if (isForElsewhere(event)) return;
    if (opens === undefined) event.preventDefault();
    void player.playFrom(track, moment);
  };
  const LinkKind = opens === undefined ? "a" : PageLink;
  return (
    <LinkKind href={opens ?? momentHref(track.href, moment)} className={className} onClick={play}>
      {children}
    </LinkKind>
  );
}
