"use client";

import { BookmarkKeeper } from "#features/library/bookmark-keeper.tsx";
import { Dock } from "#features/player/dock/dock.tsx";
import { PlayCounting } from "#features/player/play-counting.tsx";
import { usePlayerState } from "#features/player/player-context.tsx";
import { QueueMenu } from "#features/player/queue/queue-menu.tsx";
import { useLater } from "#features/ui/use-later.ts";
import { NowActions } from "./now-actions.tsx";

const loadPlayedText = async () => (await import("#features/transcript/reader/played-text.tsx")).PlayedText;

/** The player at the bottom of every page, with what can be done with what plays, and what is said in it. */
export function PlayerDock() {
  const held = usePlayerState((state) => state.track !== null);
  const PlayedText = useLater(held ? loadPlayedText : null, false);
  return (
    <>
      <Dock actions={<NowActions />} text={PlayedText && <PlayedText />} />
      <BookmarkKeeper />
      <QueueMenu />
      <PlayCounting />
    </>
  );
}
