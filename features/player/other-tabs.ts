import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { openTurns } from "#features/media/turns.ts";
import { say } from "#features/ui/say.ts";
import type { QueueTurn } from "./queue/queue-turn.ts";
import type { PlayerStore } from "./store/player-store.ts";

/** Lets one tab of the site play at a time: who begins pauses the others, which say so, and do not go on with the queue. */
export function useTurns(player: PlayerStore, queue: QueueTurn): void {
  const t = useTranslations("player");
  const sayPaused = useEffectEvent(() => say(t("pausedElsewhere")));
  // Follows the other tabs.
  useEffect(() => {
    const turns = openTurns(() => {
      queue.stay();
      if (!player.getPlayback().playing) return;
      player.pause();
      sayPaused();
    });
    let playing = false;
    const follow = () => {
      const before = playing;
      ({ playing } = player.getPlayback());
      if (playing && !before) turns.take();
    };
    follow();
    const leave = player.subscribe(follow);
    return () => {
      leave();
      turns.close();
    };
  }, [player, queue]);
}
