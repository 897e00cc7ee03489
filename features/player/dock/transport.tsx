"use client";

import {
  ChevronLeft,
  ChevronRight,
  Pause,
  Play,
  RotateCcw,
  RotateCw,
  SkipBack,
  SkipForward,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { STEP_BACK, STEP_FORWARD } from "#features/media/steps.ts";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { usePlayer, usePlayerState } from "../player-context.tsx";
import styles from "./transport.module.css";
import { useSentenceStep } from "./use-sentence-step.ts";

/** Play and pause: the one button that is larger than the others. */
export function PlayPause({ ref }: { readonly ref?: Ref<HTMLButtonElement> }) {
  const t = useTranslations("player");
  const player = usePlayer();
  const playing = usePlayerState((state) => state.playing);
  const waiting = usePlayerState((state) => state.waiting);
  const silent = usePlayerState((state) => state.problem === "missing");
  return (
    <IconButton
      ref={ref}
      name={playing ? t("pause") : t("play")}
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
  return (
    <IconButton name={t("back", { seconds: STEP_BACK })} onClick={() => player.step(-STEP_BACK)}>
      <span className={styles.step}>
        <Icon of={RotateCcw} size={26} />
        <small aria-hidden="true">{STEP_BACK}</small>
      </span>
    </IconButton>
  );
}

export function StepForward() {
  const t = useTranslations("player");
  const player = usePlayer();
  return (
    <IconButton name={t("forward", { seconds: STEP_FORWARD })} onClick={() => player.step(STEP_FORWARD)}>
      <span className={styles.step}>
        <Icon of={RotateCw} size={26} />
        <small aria-hidden="true">{STEP_FORWARD}</small>
      </span>
    </IconButton>
  );
}

/** Previous and next chapter; not there where the episode has none. */
export function ChapterStep({ by }: { readonly by: 1 | -1 }) {
  const t = useTranslations("player");
  const player = usePlayer();
  const chaptered = usePlayerState((state) => (state.track?.chapters.length ?? 0) > 1);
  if (!chaptered) return null;
  return (
    <IconButton
      name={by === 1 ? t("nextChapter") : t("previousChapter")}
      onClick={() => player.stepChapter(by)}
    >
      <Icon of={by === 1 ? SkipForward : SkipBack} />
    </IconButton>
  );
}

/** To the beginning of the next or previous sentence; not there where it is not known what is said when. */
export function SentenceStep({ by }: { readonly by: 1 | -1 }) {
  const t = useTranslations("player");
  const step = useSentenceStep();
  const timed = usePlayerState(({ spoken }) => (spoken.text?.index.starts.length ?? 0) > 0);
  if (!timed) return null;
  return (
    <IconButton name={by === 1 ? t("nextSentence") : t("previousSentence")} onClick={() => step(by)}>
      <Icon of={by === 1 ? ChevronRight : ChevronLeft} />
    </IconButton>
  );
}
