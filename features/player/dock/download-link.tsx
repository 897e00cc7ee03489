"use client";

import { Download as DownloadIcon } from "lucide";
import { useTranslations } from "next-intl";
import { type Download, downloadOf } from "#core/episode/download.ts";
import { Icon } from "#features/ui/icon.tsx";
import { useNoNetwork } from "#features/ui/use-no-network.ts";
import { usePlayerState } from "../player-context.tsx";
import styles from "./download-link.module.css";

/** The sound as a file to keep. */
export function DownloadLink() {
  const t = useTranslations("player");
  const track = usePlayerState((state) => state.track);
  const disabled = useNoNetwork();
  const download = track && downloadOf(track);
  if (!download) return null;
  const label = download.kind === "named" ? t("download") : t("downloadAt", { host: download.host });
  const name = disabled ? t("needsNetwork", { name: label }) : label;
  return (
    <a
      href={download.href}
      {...downloadProps(download)}
      className={styles.download}
      aria-disabled={disabled || undefined}
      aria-label={name}
      title={name}
      data-label={t("download")}
    >
      <Icon of={DownloadIcon} />
    </a>
  );
}

/** What makes a link to it save the file; what another host serves is opened beside the page, or the sound would stop. */
export function downloadProps(download: Download) {
  return download.kind === "named" ? { download: download.name } : { target: "_blank", rel: "noopener" };
}
