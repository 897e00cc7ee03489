"use client";

import { BookOpenText, Image as Picture } from "lucide";
import { useTranslations } from "next-intl";
import { type ReactNode, type Ref, useId } from "react";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { Seek } from "../wave/seek.tsx";
import { ZoomButtons } from "../wave/zoom-buttons.tsx";
import { ActBars } from "./act-bars.tsx";
import { BackChip } from "./back-chip.tsx";
import { Total } from "./clock.tsx";
import { DownloadLink } from "./download-link.tsx";
import { Elapsed } from "./elapsed.tsx";
import styles from "./full-player-controls.module.css";
import { HelpButton } from "./help-button.tsx";
import { ProblemNotice } from "./problem-notice.tsx";
import { QueueButton, QueuePanel } from "./queue-panel.tsx";
import { Sentences } from "./sentences.tsx";
import { Sleep } from "./sleep.tsx";
import { Speed } from "./speed.tsx";
import { ChapterStep, PlayPause, SentenceStep, StepBack, StepForward } from "./transport.tsx";
import { Volume } from "./volume.tsx";

/** What a sheet shows beside its controls: the cover, or what is said. */
export type Face = "art" | "text";

interface FullPlayerControlsProps {
  /** The play button. */
  readonly ref: Ref<HTMLButtonElement>;
  readonly actions: ReactNode;
  readonly showHelp: () => void;
  readonly face: Face;
  readonly turn: () => void;
}

/** The waveform in full width and all that can be done: in one line on a desk, in two rows of equal cells on a phone. */
export function FullPlayerControls({ ref, actions, showHelp, face, turn }: FullPlayerControlsProps) {
  const t = useTranslations("player");
  const queue = useId();
  return (
    <div className={styles.controls} data-face={face} data-player="">
      <ProblemNotice />
      <ActBars />
      <BackChip className={styles.back} />
      <Seek />
      <div className={styles.row}>
        <div className={styles.clocks}>
          <Elapsed />
          <ZoomButtons />
          <Total />
        </div>
        <div className={styles.transport}>
          <ChapterStep by={-1} />
          <span className={styles.aside}>
            <SentenceStep by={-1} />
          </span>
          <StepBack />
          <PlayPause ref={ref} />
          <StepForward />
          <span className={styles.aside}>
            <SentenceStep by={1} />
          </span>
          <ChapterStep by={1} />
        </div>
        <div className={styles.more}>
          <Volume />
          <Speed />
          <Sleep />
          <Sentences />
          {actions}
          <DownloadLink />
          <QueueButton panel={queue} />
          <IconButton
            name={face === "art" ? t("showText") : t("showArt")}
            className={styles.turn ?? ""}
            onClick={turn}
          >
            <Icon of={face === "art" ? BookOpenText : Picture} />
          </IconButton>
          <HelpButton showHelp={showHelp} className={styles.keys} />
        </div>
      </div>
      <QueuePanel id={queue} />
    </div>
  );
}
