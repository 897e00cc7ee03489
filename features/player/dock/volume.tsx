"use client";

import { Volume1, Volume2, VolumeX } from "lucide";
import { useTranslations } from "next-intl";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { useKeyTip, usePlayer, usePlayerState } from "../player-context.tsx";
import styles from "./volume.module.css";

/** Mute, and how loud. */
export function Volume() {
  const t = useTranslations("player");
  const player = usePlayer();
  const muted = usePlayerState((state) => state.muted);
  const volume = usePlayerState((state) => state.volume);
  const tip = useKeyTip("mute");
  const name = muted ? t("unmute") : t("mute");
  const percent = muted ? 0 : Math.round(volume * 100);
  return (
    <div className={styles.volume}>
      <IconButton name={name} {...tip(name)} data-label={t("muteLabel")} onClick={() => player.toggleMuted()}>
        <Icon of={muted || volume === 0 ? VolumeX : volume < 0.5 ? Volume1 : Volume2} />
      </IconButton>
      <input
        type="range"
        aria-label={t("volume")}
        aria-valuetext={t("percent", { percent })}
        min={0}
        max={1}
        step={0.05}
        value={muted ? 0 : volume}
        onChange={(event) => player.setVolume(Number(event.target.value))}
      />
    </div>
  );
}
