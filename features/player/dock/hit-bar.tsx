"use client";

import { SkipBack, SkipForward, Square } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { usePlayerParts, usePlayerState, useShortcut } from "../player-context.tsx";
import type { HitRun } from "../queue/hit-list.ts";
import styles from "./hit-bar.module.css";

/** Which hit is played, and the way to the others; nothing while no hits are played. */
export function HitBar() {
  const run = usePlayerState((state) => state.run);
  return run && <HitSteps run={run} />;
}

function HitSteps({ run: { source, hits, at } }: { readonly run: HitRun }) {
  const t = useTranslations("player");
  const { hits: list } = usePlayerParts();
  const next = () => list.step(1);
  const previous = () => list.step(-1);
  useShortcut("next-hit", next);
  useShortcut("previous-hit", previous);
  return (
    <section className={styles.bar} aria-label={t("hits")}>
      <Link href={source} className={styles.count}>
        {t("hitOf", { number: at + 1, total: hits.length })}
      </Link>
      <q className={styles.words} dir="auto" lang={hits[at]?.track.language}>
        {hits[at]?.words}
      </q>
      <IconButton name={t("previousHit")} onClick={previous}>
        <Icon of={SkipBack} size={18} />
      </IconButton>
      <IconButton name={t("nextHit")} onClick={next}>
        <Icon of={SkipForward} size={18} />
      </IconButton>
      <IconButton name={t("stopHits")} onClick={() => list.stop()}>
        <Icon of={Square} size={16} filled />
      </IconButton>
    </section>
  );
}
