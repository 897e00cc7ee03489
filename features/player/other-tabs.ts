import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { say } from "#features/ui/status.tsx";
import type { PlayerStore } from "./store/player-store.ts";

const CHANNEL = "playhead:playing";

/** Lets one tab of the site play at a time: who begins pauses the others, which say so. */
export function useTurns(player: PlayerStore): void {
  const t = useTranslations("player");
  const sayPaused = useEffectEvent(() => say(t("pausedElsewhere")));
  // Follows the other tabs.
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    let { playing } = player.getPlayback();
    const leave = player.subscribe(() => {
      const before = playing;
      ({ playing } = player.getPlayback());
      if (playing && !before) channel.postMessage(null);
    });
    channel.addEventListener("message", () => {
      if (!player.getPlayback().playing) return;
      player.pause();
      sayPaused();
    });
    return () => {
      leave();
      channel.close();
    };
  }, [player]);
}
