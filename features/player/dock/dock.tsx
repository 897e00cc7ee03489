"use client";

import { Maximize2 } from "lucide";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useId, useState } from "react";
import type { Track } from "#core/episode/track.ts";
import { Art } from "#features/ui/art.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { useLater } from "#features/ui/use-later.ts";
import { useOverlay } from "#features/ui/use-overlay.ts";
import { useVoiceBoost } from "../boost/use-boost.ts";
import { useMediaSession } from "../keys/use-media-session.ts";
import { useTurns } from "../other-tabs.ts";
import { usePlayer, usePlayerState, useShortcut } from "../player-context.tsx";
import { useQueueTurn } from "../queue/use-queue.ts";
import { useRecall, useSentenceKeys } from "../sentence/use-sentence.ts";
import { useSilenceSkip } from "../silence/use-silence.ts";
import { Seek } from "../wave/seek.tsx";
import { useZoomKeys } from "../wave/use-wave-zoom.ts";
import { ZoomButtons } from "../wave/zoom-buttons.tsx";
import { ActBars } from "./act-bars.tsx";
import { BackChip } from "./back-chip.tsx";
import { Total } from "./clock.tsx";
import styles from "./dock.module.css";
import { useShowDock } from "./dock-shown.ts";
import { DownloadLink } from "./download-link.tsx";
import { Elapsed } from "./elapsed.tsx";
import { HelpButton } from "./help-button.tsx";
import { HitBar } from "./hit-bar.tsx";
import { ProblemNotice } from "./problem-notice.tsx";
import { QueueButton, QueuePanel } from "./queue-panel.tsx";
import { Sleep, useSleepKey } from "./sleep.tsx";
import { SpeakerName } from "./speaker-panel.tsx";
import { Speed } from "./speed.tsx";
import { ChapterStep, PlayPause, StepBack, StepForward } from "./transport.tsx";
import { useCopyKey } from "./use-copy-key.ts";
import { useSwipes } from "./use-swipes.ts";
import { Volume } from "./volume.tsx";

interface DockProps {
  /** What else can be done with what plays. */
  readonly actions: ReactNode;
  /** What is said in what plays. */
  readonly text: ReactNode;
}

const loadFullPlayer = async () => (await import("./full-player.tsx")).FullPlayer;
const loadKeyHelp = async () => (await import("./key-help.tsx")).KeyHelp;

/** The player at the bottom of every page, from the first episode on. */
export function Dock({ actions, text }: DockProps) {
  const t = useTranslations("player");
  const track = usePlayerState((state) => state.track);
  const full = useOverlay();
  const queue = useId();
  const [helping, setHelping] = useState(false);
  const showHelp = () => setHelping(true);
  const measure = useDockSpace();
  const player = usePlayer();
  useShowDock();
  useMediaSession(player);
  useTurns(player, useQueueTurn());
  useShortcut("help", showHelp);
  useSentenceKeys();
  useZoomKeys();
  useSleepKey();
  useCopyKey();
  useRecall();
  useSilenceSkip();
  useVoiceBoost();
  const FullPlayer = useLater(track && loadFullPlayer, full.open);
  const KeyHelp = useLater(track || helping ? loadKeyHelp : null, helping);
  const help = helping && KeyHelp && <KeyHelp onClose={() => setHelping(false)} />;
  if (!track) return help;
  return (
    <>
      <section
        ref={measure}
        id="player"
        tabIndex={-1}
        className={styles.dock}
        aria-label={t("player")}
        data-player=""
      >
        <ProgressLine />
        <ProblemNotice />
        <HitBar />
        <ActBars />
        <BackChip className={styles.back} />
        <DockBar track={track} actions={actions} queue={queue} showHelp={showHelp} expand={full.show} />
      </section>
      {!full.open && <QueuePanel id={queue} />}
      {full.open && FullPlayer && (
        <FullPlayer track={track} showHelp={showHelp} actions={actions} text={text} close={full.close} />
      )}
      {help}
    </>
  );
}

interface DockBarProps {
  readonly track: Track;
  readonly actions: ReactNode;
  /** The id of the queue's panel. */
  readonly queue: string;
  readonly showHelp: () => void;
  readonly expand: () => void;
}

/** What plays and what is done with it; on a phone all of the bar that is no other button opens the full player. */
function DockBar({ track, actions, queue, showHelp, expand }: DockBarProps) {
  const t = useTranslations("player");
  const swipes = useSwipes({ up: expand });
  return (
    <div className={styles.bar} {...swipes}>
      <div className={styles.about} lang={track.language}>
        <Art url={track.imageUrl} size={56} eager />
        <p>
          <PageLink href={track.href} dir="auto">
            {track.title}
          </PageLink>
          <PageLink href={track.showHref} dir="auto">
            {track.showTitle}
          </PageLink>
        </p>
      </div>
      <div className={styles.transport}>
        <StepBack />
        <PlayPause />
        <StepForward />
      </div>
      <div className={styles.place}>
        <span className={styles.whose}>
          <Elapsed />
          <SpeakerName />
        </span>
        <Seek />
        <span className={styles.scale}>
          <Total />
          <span className={styles.desk}>
            <ZoomButtons />
          </span>
        </span>
      </div>
      <div className={styles.more}>
        <span className={styles.desk}>
          <ChapterStep by={-1} />
          <ChapterStep by={1} />
        </span>
        <span className={styles.wide}>
          <Volume />
          <Speed />
          <span className={styles.desk}>
            <Sleep />
          </span>
          {actions}
          <span className={styles.desk}>
            <DownloadLink />
            <QueueButton panel={queue} />
          </span>
        </span>
        <span className={styles.desk}>
          <HelpButton showHelp={showHelp} />
        </span>
        <IconButton name={t("expand")} className={styles.expand ?? ""} onClick={expand}>
          <Icon of={Maximize2} />
        </IconButton>
      </div>
    </div>
  );
}

/** Keeps the page's `--dock-space` as tall as the dock, so that nothing hides beneath it (WCAG 2.4.11). */
function useDockSpace(): (dock: HTMLElement | null) => (() => void) | undefined {
  return useCallback((dock: HTMLElement | null) => {
    if (!dock) return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => style.setProperty("--dock-space", `${dock.offsetHeight}px`));
    observer.observe(dock);
    return () => {
      observer.disconnect();
      style.removeProperty("--dock-space");
    };
  }, []);
}

/** On a narrow screen: how far, as a line along the top edge. The slider stands in the full player. */
function ProgressLine() {
  const share = usePlayerState(({ time, duration }) =>
    duration ? Math.round((time / duration) * 1000) / 1000 : 0,
  );
  return <div className={styles.progress} style={{ transform: `scaleX(${share})` }} aria-hidden="true" />;
}
