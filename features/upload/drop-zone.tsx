import { CloudUpload } from "lucide";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { FileButton } from "#features/ui/file-button.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { formatBytes } from "./bytes.ts";
import styles from "./uploader.module.css";

interface DropZoneProps {
  /** Bytes that a file may have. */
  readonly most: number;
  /** Whether the files take the place of those that an episode has. */
  readonly replacing: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

export function DropZone({ most, replacing, onFiles }: DropZoneProps) {
  const t = useTranslations("upload");
  const format = useFormatter();
  const over = useDrops(onFiles);
  return (
    <div className={styles.zone} data-over={over}>
      <Icon of={CloudUpload} size={28} />
      <p>{replacing ? t("dropReplacing") : t("drop")}</p>
      <FileButton multiple main={!replacing} onFiles={onFiles}>
        {t("choose")}
      </FileButton>
      <p className={styles.hint}>{t("kinds", { most: formatBytes(most, format) })}</p>
    </div>
  );
}

/**
 * Takes files that are dropped anywhere on the page, before what takes them as long as the page cannot (early-acts.ts): beside
 * the zone, the browser would open them in place of the page.
 */
function useDrops(onFiles: DropZoneProps["onFiles"]): boolean {
  const [over, setOver] = useState(false);
  // Follows what the page is dragged over, which is outside of React.
  useEffect(() => {
    const stop = new AbortController();
    const listen = (type: "dragover" | "dragleave" | "drop", act: (event: DragEvent) => void) =>
      window.addEventListener(type, act, { signal: stop.signal, capture: true });
    const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") ?? false;
    listen("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    });
    listen("dragleave", ({ relatedTarget }) => {
      if (relatedTarget === null) setOver(false);
    });
    listen("drop", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      onFiles([...(event.dataTransfer?.files ?? [])]);
    });
    return () => stop.abort();
  }, [onFiles]);
  return over;
}
