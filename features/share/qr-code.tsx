"use client";

import { Download } from "lucide";
import { useTranslations } from "next-intl";
import { Icon } from "#features/ui/icon.tsx";
import { drawQr, qrFile } from "./qr-drawing.ts";
import styles from "./share-dialog.module.css";

/** A text as a code for cameras, dark on light in every theme, and as a file for print. */
export function QrCode({ text }: { readonly text: string }) {
  const t = useTranslations("share");
  const drawing = drawQr(text);
  return (
    <div className={styles.qr}>
      <svg role="img" aria-label={t("qrOf")} viewBox={drawing.viewBox} shapeRendering="crispEdges">
        <path d={drawing.path} />
      </svg>
      <a href={qrFile(drawing)} download="qr.svg" className={styles.save}>
        <Icon of={Download} />
        <span>{t("saveQr")}</span>
      </a>
    </div>
  );
}
