"use client";

import { X } from "lucide";
import { useTranslations } from "next-intl";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { useKeyTip, useShortcut } from "../player-context.tsx";
import { useFollowing, useQueue, useQueueTurn } from "../queue/use-queue.ts";
import { useQueueableName } from "../queue/use-queueable-name.ts";
import styles from "./moment-bar.module.css";

/** Where something has ended: what follows by itself, and that one may stay; or what may follow. */
export function NextBar() {
  const t = useTranslations("queue");
  const turn = useQueueTurn();
  const following = useFollowing();
  const nameOf = useQueueableName();
  const first = useQueue().items[0] ?? null;
  const next = following.kind === "newest" ? { track: following.track, moment: null } : first;
  const shown = following.kind !== "nothing" && next !== null;
  return (
    <div role="status">
      {shown && (
        <div className={styles.bar}>
          <div className={styles.group}>
            <p className={styles.said}>{t(`following.${following.kind}`, { name: nameOf(next) })}</p>
            {following.kind === "coming" && <Stay />}
            <button type="button" onClick={() => turn.playFollowing()}>
              {t("playNow")}
            </button>
            {following.kind !== "coming" && (
              <IconButton name={t("dismiss")} onClick={() => turn.dismiss()}>
                <Icon of={X} size={18} />
              </IconButton>
            )}
          </div>
        </div>
      )}
    </div>
  );
}

/** Keeps the next one from playing; the keys that pause do too, for two seconds are short. */
function Stay() {
  const t = useTranslations("queue");
  const turn = useQueueTurn();
  const tip = useKeyTip("toggle");
  const stay = () => turn.stay();
  useShortcut("toggle", stay);
  return (
    <button type="button" {...tip(t("stay"))} onClick={stay}>
      {t("stay")}
    </button>
  );
}
