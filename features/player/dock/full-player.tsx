"use client";

import { Keyboard, Minimize2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, type Ref, useImperativeHandle, useRef, useState } from "react";
import type { Track } from "#core/episode/track.ts";
import { indexAt } from "#core/transcript/word-times.ts";
import { Art } from "#features/ui/art.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { ChapterList } from "../episode/chapter-list.tsx";
import { usePlayerState } from "../player-context.tsx";
import { Seek } from "../wave/seek.tsx";
import { BackChip } from "./back-chip.tsx";
import { Total } from "./clock.tsx";
import { DownloadLink } from "./download-link.tsx";
import { Elapsed } from "./elapsed.tsx";
import styles from "./full-player.module.css";
import { MomentBar } from "./moment-bar.tsx";
import { Speed } from "./speed.tsx";
import { ChapterStep, PlayPause, StepBack, StepForward } from "./transport.tsx";
import { useSwipeDown } from "./use-swipe-down.ts";
import { Volume } from "./volume.tsx";

interface FullPlayerProps {
  readonly ref: Ref<Pick<HTMLDialogElement, "showModal">>;
  readonly track: Track;
  readonly showHelp: () => void;
  /** What else can be done with what plays. */
  readonly actions: ReactNode;
}

/** Everything there is to play with, over the page: a sheet on a phone. Closes by its button, Escape, or a swipe down. */
export function FullPlayer({ ref, track, showHelp, actions }: FullPlayerProps) {
  const t = useTranslations("player");
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const swipe = useSwipeDown(dialog, () => dialog.current?.close());
  useImperativeHandle(ref, () => ({
    showModal: () => {
      setOpen(true);
      dialog.current?.showModal();
    },
  }));
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={t("fullPlayer")}
      onClose={() => setOpen(false)}
    >
      {open && (
        <div className={styles.sheet}>
          <header className={styles.header} {...swipe}>
            <span className={styles.grip} aria-hidden="true" />
            <IconButton autoFocus name={t("compress")} onClick={() => dialog.current?.close()}>
              <Icon of={Minimize2} />
            </IconButton>
          </header>
          <div className={styles.about} {...swipe}>
            <Art url={track.imageUrl} size={240} eager />
            <div lang={track.language}>
              <h2>{track.title}</h2>
              <p>{track.showTitle}</p>
              <ChapterNow track={track} />
            </div>
          </div>
          <Seek />
          <p className={styles.clocks}>
            <Elapsed />
            <Total />
          </p>
          <MomentBar />
          <BackChip className={styles.back} />
          <div className={styles.transport}>
            <ChapterStep by={-1} />
            <StepBack />
            <PlayPause />
            <StepForward />
            <ChapterStep by={1} />
          </div>
          <div className={styles.more}>
            <Volume />
            <Speed />
            <DownloadLink />
            {actions}
            <IconButton name={t("keys")} className={styles.keys ?? ""} onClick={showHelp}>
              <Icon of={Keyboard} />
            </IconButton>
          </div>
          {track.chapters.length > 0 && <ChapterList track={track} chapters={track.chapters} />}
        </div>
      )}
    </dialog>
  );
}

function ChapterNow({ track }: { readonly track: Track }) {
  const starts = track.chapters.map((chapter) => chapter.start);
  const current = usePlayerState((state) => indexAt(starts, state.time));
  const title = track.chapters[current]?.title;
  return title === undefined ? null : <p className={styles.chapter}>{title}</p>;
}
