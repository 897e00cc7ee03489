"use client";

import { ChevronLeft, ChevronRight, Pause, Play, RotateCcw, RotateCw, SkipBack, SkipForward } from "lucide";
import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { useKeyTip, usePlayer, usePlayerState } from "../player-context.tsx";
import { useSpokenStep, useTimed } from "../sentence/use-sentence.ts";
import styles from "./transport.module.css";

/** Play and pause: the one button that is larger than the others. */
export function PlayPause({ ref }: { readonly ref?: Ref<HTMLButtonElement> }) {
  const t = useTranslations("player");
  const player = usePlayer();
  const playing = usePlayerState((state) => state.playing);
  const waiting = usePlayerState((state) => state.waiting);
  const silent = usePlayerState((state) => state.problem === "missing");
  const tip = useKeyTip("toggle");
  const name = playing ? t("pause") : t("play");
  return (
    <IconButton
      ref={ref}
      name={name}
      {...tip(name)}
      className={`${styles.play} ${waiting ? styles.waiting : ""}`}
      aria-busy={waiting}
      disabled={silent}
      onClick={() => player.toggle()}
    >
      <Icon of={playing ? Pause : Play} size={22} filled />
    </IconButton>
  );
}

export function StepBack() {
  const t = useTranslations("player");
  const player = usePlayer();
  const tip = useKeyTip("back");
  const seconds = usePlayerState((state) => state.settings.stepBack);
  const name = t("back", { seconds });
  return (
    <IconButton name={name} {...tip(name)} onClick={() => player.step(-seconds)}>
      <span className={styles.step}>
        <Icon of={RotateCcw} size={26} />
        <small aria-hidden="true">{seconds}</small>
      </span>
    </IconButton>
  );
}

export function StepForward() {
  const t = useTranslations("player");
  const player = usePlayer();
  const tip = useKeyTip("forward");
  const seconds = usePlayerState((state) => state.settings.stepForward);
  const name = t("forward", { seconds });
  return (
    <IconButton name={name} {...tip(name)} onClick={() => player.step(seconds)}>
      <span className={styles.step}>
        <Icon of={RotateCw} size={26} />
        <small aria-hidden="true">{seconds}</small>
      </span>
    </IconButton>
  );
}

/** Previous and next chapter; not there where the episode has none. */
export function ChapterStep({ by }: { readonly by: 1 | -1 }) {
  const t = useTranslations("player");
  const player = usePlayer();
  const chaptered = usePlayerState((state) => (state.track?.chapters.length ?? 0) > 1);
  const tip = useKeyTip(by === 1 ? "next-chapter" : "previous-chapter");
  const name = by === 1 ? t("nextChapter") : t("previousChapter");
  if (!chaptered) return null;
  return (
    <IconButton name={name} {...tip(name)} onClick={() => player.stepChapter(by)}>
      <Icon of={by === 1 ? SkipForward : SkipBack} />
    </IconButton>
  );
}

/** To the beginning of the next or previous sentence; not there where it is not known what is said when. */
export function SentenceStep({ by }: { readonly by: 1 | -1 }) {
  const t = useTranslations("player");
  const step = useSpokenStep("sentence");
  const timed = useTimed();
  const tip = useKeyTip(by === 1 ? "next-sentence" : "previous-sentence");
  const name = by === 1 ? t("nextSentence") : t("previousSentence");
  if (!timed) return null;
  return (
    <IconButton name={name} {...tip(name)} onClick={() => step(by)}>
      <Icon of={by === 1 ? ChevronRight : ChevronLeft} />
    </IconButton>
  );
}
