"use client";

import { Undo2 } from "lucide";
import { useTranslations } from "next-intl";
import { isSameEpisode } from "#core/episode/track.ts";
import { formatClock } from "#core/time/time.ts";
import { Icon } from "#features/ui/icon.tsx";
import { PassingOffer } from "#features/ui/passing-offer.tsx";
import { useKeyTip, usePlayer, usePlayerState } from "../player-context.tsx";
import styles from "./back-chip.module.css";

/** Milliseconds. Key U goes back at any time. */
const STAY = 8000;

/** After a jump, for some seconds: the way back. */
export function BackChip({ className }: { readonly className: string | undefined }) {
  const t = useTranslations("player");
  const player = usePlayer();
  const jump = usePlayerState((state) => state.jump);
  const track = usePlayerState((state) => state.track);
  const tip = useKeyTip("undo");
  const time = jump && formatClock(jump.time);
  return (
    <div className={className} role="status">
      {jump && time !== null && (
        <PassingOffer
          key={`${jump.track.href} ${jump.time}`}
          className={styles.offer}
          stay={STAY}
          pass={() => player.withdrawUndo()}
        >
          <button
            type="button"
            className={styles.chip}
            data-way-back
            {...tip(t("actions.undo"))}
            onClick={() => player.undoJump()}
          >
            <Icon of={Undo2} size={18} />
            <span>
              {isSameEpisode(jump.track, track)
                ? t("backTo", { time })
                : t("backToIn", { time, title: jump.track.title })}
            </span>
          </button>
        </PassingOffer>
      )}
    </div>
  );
}
