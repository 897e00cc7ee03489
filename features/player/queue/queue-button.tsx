"use client";

import { Ellipsis, ListPlus } from "lucide";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import type { Queueable } from "#core/queue/queue.ts";
import { formatMomentClock } from "#core/time/moment.ts";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./queue-button.module.css";
import { requestQueue } from "./queue-request.ts";

interface QueueButtonProps extends Queueable {
  /** `quiet`: an icon, for lists. `wide`: in words, for the episode's page. */
  readonly variant: "quiet" | "wide";
}

/** Asks whether an episode, or a moment of it, plays next or last. Nothing where it has no sound. */
export function QueueButton({ track, moment, variant }: QueueButtonProps) {
  const t = useTranslations("queue");
  if (track.audio === null) return null;
  const press = ({ currentTarget: button }: MouseEvent<HTMLButtonElement>) =>
    requestQueue({ track, moment, button });
  if (variant === "wide")
    return (
      <TextButton icon={<Icon of={ListPlus} />} aria-haspopup="menu" onClick={press}>
        {t("queue")}
      </TextButton>
    );
  const name = moment ? t("moreAt", { time: formatMomentClock(moment) }) : t("more", { title: track.title });
  return (
    <IconButton name={name} className={styles.button ?? ""} aria-haspopup="menu" onClick={press}>
      <Icon of={Ellipsis} />
    </IconButton>
  );
}
