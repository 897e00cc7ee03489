"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ListedUpload } from "#core/upload/listed-upload.ts";
import { say } from "#features/ui/say.ts";
import { DropZone } from "./drop-zone.tsx";
import type { Target } from "./transfer.ts";
import { entriesOf } from "./upload-entry.ts";
import { UploadItem } from "./upload-item.tsx";
import styles from "./uploader.module.css";
import { useListed } from "./use-listed.ts";
import { useTransfers } from "./use-transfers.ts";

interface UploaderProps {
  readonly account: number;
  readonly target: Target;
  /** What the server says of one's uploads. */
  readonly listed: readonly ListedUpload[];
  /** Bytes that a file may have. */
  readonly most: number;
}

/** Where files are dropped or chosen, and what becomes of them. */
export function Uploader({ account, target, listed: first, most }: UploaderProps) {
  const t = useTranslations("upload");
  const { store, transfers: all } = useTransfers(account);
  const transfers = target.episode === null ? all : all.filter(({ kept }) => isFor(kept, target));
  const listed = useListed(first, transfers.filter(({ state }) => state.kind === "sent").length);
  const [unused, setUnused] = useState<readonly string[]>([]);
  const take = async (files: readonly File[]) => {
    if (files.length === 0) return;
    const [{ setsOfFiles }, { openTransfers }] = await Promise.all([
      import("#core/upload/file-set.ts"),
      import("./transfers.ts"),
    ]);
    const { sets, others } =
      target.episode === null
        ? setsOfFiles(files)
        : { sets: [{ name: files.map(({ name }) => name).join(", "), files }], others: [] };
    setUnused(others.map(({ name }) => name));
    if (sets.length > 0) say(t("taken", { count: files.length - others.length }));
    // Files may be chosen sooner than it is known what an earlier page has left.
    (await openTransfers(account)).add({ target, sets, listed, most });
  };
  // Of other episodes nothing is told on the page of one.
  const told =
    target.episode === null
      ? listed
      : listed.filter(({ key }) => transfers.some(({ kept }) => kept.key === key));
  const entries = entriesOf(transfers, told);
  return (
    <div className={styles.uploader}>
      <DropZone most={most} replacing={target.episode !== null} onFiles={take} />
      {unused.length > 0 && (
        <p className={styles.fault} role="alert">
          {t("unused", { names: unused.join(", "), count: unused.length })}
        </p>
      )}
      {entries.length > 0 && (
        <ul className={styles.list} aria-label={t("list")}>
          {entries.map((entry) => (
            <UploadItem key={entry.key} entry={entry} most={most} store={store} />
          ))}
        </ul>
      )}
    </div>
  );
}

function isFor({ show, episode }: Target, target: Target): boolean {
  return show === target.show && episode === target.episode;
}
