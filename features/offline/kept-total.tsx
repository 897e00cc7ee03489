"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { roomLeft } from "./kept.ts";
import { type KeptEpisode, sizeOf } from "./kept-episode.ts";
import styles from "./kept-total.module.css";

/** How much room all takes, and how much is left. */
export function KeptTotal({ episodes }: { readonly episodes: readonly KeptEpisode[] }) {
  const t = useTranslations("offline");
  const formatSize = useSize();
  const [room, setRoom] = useState<number | null>(null);
  // Follows the browser's room, which every episode makes less.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when more or less is kept
  useEffect(() => {
    let asked = true;
    void roomLeft().then((left) => asked && setRoom(left));
    return () => {
      asked = false;
    };
  }, [episodes]);
  const bytes = episodes.reduce((sum, kept) => sum + sizeOf(kept), 0);
  return (
    <p className={styles.total}>
      <span>{t("total", { count: episodes.length, size: formatSize(bytes) })}</span>
      {room !== null && <span>{t("room", { size: formatSize(room) })}</span>}
    </p>
  );
}

const GIGABYTE = 1_000_000_000;
const MEGABYTE = 1_000_000;

/** Writes sizes in bytes as people read them. */
export function useSize(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const large = bytes >= GIGABYTE;
    return format.number(bytes / (large ? GIGABYTE : MEGABYTE), {
      style: "unit",
      unit: large ? "gigabyte" : "megabyte",
      maximumFractionDigits: bytes < 10 * MEGABYTE || large ? 1 : 0,
    });
  };
}
