"use client";

import { X } from "lucide";
import { useTranslations } from "next-intl";
import { formatClock } from "#core/time/time.ts";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { usePlayer } from "../player-context.tsx";
import { useSleep, useSleepTimer } from "../sleep/use-sleep.ts";
import styles from "./moment-bar.module.css";

/** After the timer has ended the sound: the way back to where it was set. */
export function SleptBar() {
  const t = useTranslations("player");
  const player = usePlayer();
  const timer = useSleepTimer();
  const { sleptFrom } = useSleep();
  const goBack = () => {
    if (!sleptFrom) return;
    void player.playFrom(sleptFrom.track, { start: sleptFrom.time, end: null });
    timer.forget();
  };
  return (
    <div role="status">
      {sleptFrom && (
        <div className={styles.bar}>
          <div className={styles.group}>
            <p className={styles.said}>{t("slept")}</p>
            <button type="button" onClick={goBack}>
              {t("sleptBack", { time: formatClock(sleptFrom.time) })}
            </button>
            <IconButton name={t("sleptForget")} onClick={() => timer.forget()}>
              <Icon of={X} size={18} />
            </IconButton>
          </div>
        </div>
      )}
    </div>
  );
}
