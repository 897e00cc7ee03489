"use client";

import { Headphones, Square } from "lucide";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { formatClock } from "#core/time/time.ts";
import { usePreview, usePreviewed } from "#features/player/queue/use-preview.ts";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { say } from "#features/ui/say.ts";
import styles from "./hit-preview.module.css";

interface HitPreviewProps {
  /** The hit's. */
  readonly id: string;
  readonly audioUrl: string;
  /** Seconds. */
  readonly start: number;
}

/** Lets a hit be heard for some seconds without going there. The line stands on the lower edge of what it is in. */
export function HitPreview({ id, audioUrl, start }: HitPreviewProps) {
  const t = useTranslations("search");
  const preview = usePreview();
  const previewed = usePreviewed(id);
  // Follows the page: what is heard goes with its button.
  useEffect(() => () => preview.stop(id), [preview, id]);
  const begin = () => preview.start({ id, url: audioUrl, start }, () => say(t("previewFailed")));
  return (
    <>
      <IconButton
        name={previewed ? t("stopPreview") : t("preview", { time: formatClock(start) })}
        className={styles.button}
        onClick={previewed ? () => preview.stop(id) : begin}
      >
        <Icon of={previewed ? Square : Headphones} size={18} />
      </IconButton>
      {previewed?.seconds && (
        <span
          className={styles.line}
          style={{
            animationDuration: `${previewed.seconds}s`,
            animationPlayState: previewed.sounding ? "running" : "paused",
          }}
          aria-hidden="true"
        />
      )}
    </>
  );
}
