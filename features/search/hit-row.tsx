"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useHitRun } from "#features/player/queue/use-hits.ts";
import styles from "./search-results.module.css";

interface HitRowProps {
  /** The hit's. */
  readonly id: string;
  readonly children: ReactNode;
}

/** A hit in the list of results, marked while it is the one that plays of those that are played in turn. */
export function HitRow({ id, children }: HitRowProps) {
  const t = useTranslations("search");
  const played = useHitRun((run) => run?.hit.id === id);
  return (
    <li className={styles.item} aria-current={played ? "true" : undefined}>
      {played && <span className="visually-hidden">{t("playedHit")}</span>}
      {children}
    </li>
  );
}
