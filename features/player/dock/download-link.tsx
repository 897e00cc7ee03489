"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "#features/ui/icon.tsx";
import { usePlayerState } from "../player-context.tsx";
import styles from "./download-link.module.css";

/** The audio file to keep. What another host serves is opened, not saved: beside the page, or the sound would stop. */
export function DownloadLink() {
  const t = useTranslations("player");
  const audio = usePlayerState((state) => state.track?.audio);
  if (!audio) return null;
  return (
    <a
      href={audio.url}
      download
      target="_blank"
      rel="noopener"
      className={styles.download}
      aria-label={t("download")}
      title={t("download")}
      data-label={t("download")}
    >
      <Icon of={Download} />
    </a>
  );
}
