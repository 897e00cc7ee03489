"use client";

import { Expand, Minimize2, Shrink } from "lucide";
import { useTranslations } from "next-intl";
import { type MouseEvent, type ReactNode, type SyntheticEvent, useRef, useState } from "react";
import type { Track } from "#core/episode/track.ts";
import { indexAt } from "#core/transcript/word-times.ts";
import { Art } from "#features/ui/art.tsx";
import { isForElsewhere } from "#features/ui/for-elsewhere.ts";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { ChapterList } from "../episode/chapter-list.tsx";
import { useKeyTip, usePlayerState } from "../player-context.tsx";
import styles from "./full-player.module.css";
import { type Face, FullPlayerControls } from "./full-player-controls.tsx";
import { SpeakersNow } from "./speakers-now.tsx";
import { useFullScreen } from "./use-full-screen.ts";
import { useIdle } from "./use-idle.ts";
import { useSwipes } from "./use-swipes.ts";

export interface FullPlayerProps {
  readonly track: Track;
  readonly showHelp: () => void;
  /** What else can be done with what plays. */
  readonly actions: ReactNode;
  /** What is said in it. */
  readonly text: ReactNode;
  readonly close: () => void;
}

/**
 * The reader: sound and text, over the page, as long as it is rendered. On a desk both at once; on a phone a sheet with
 * two faces. Closes by its button, Escape, Back, or a swipe down.
 */
export function FullPlayer({ track, showHelp, actions, text, close }: FullPlayerProps) {
  const t = useTranslations("player");
  const dialog = useRef<HTMLDialogElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const play = useRef<HTMLButtonElement>(null);
  const [face, setFace] = useState<Face>("art");
  const turn = () => setFace(face === "art" ? "text" : "art");
  const playing = usePlayerState((state) => state.playing);
  const idle = useIdle(sheet, playing);
  const fold = () => dialog.current?.close();
  const tap = (touched: Element) => touched.closest("[data-turns]") && turn();
  const swipes = useSwipes({ down: fold, aside: turn, tap }, sheet);
  const textSwipes = useSwipes({ aside: turn });
  const open = (element: HTMLDialogElement | null) => {
    dialog.current = element;
    if (!element || element.open) return;
    element.showModal();
    play.current?.focus({ preventScroll: true });
  };
  // React lets the closing of a dialog inside rise to this one.
  const closeOwn = (event: SyntheticEvent) => event.target === event.currentTarget && close();
  return (
    <dialog ref={open} className={styles.dialog} aria-label={t("fullPlayer")} onClose={closeOwn}>
      <div ref={sheet} className={styles.sheet} data-face={face} data-idle={idle}>
        <header className={styles.header} {...swipes}>
          <span className={styles.grip} aria-hidden="true" />
          <IconButton name={t("compress")} onClick={fold}>
            <Icon of={Minimize2} />
          </IconButton>
          <FullScreenButton sheet={sheet} />
        </header>
        <div className={styles.about} lang={track.language} {...swipes}>
          <div className={styles.art} data-turns="">
            <Art url={track.imageUrl} size={360} eager />
          </div>
          <Titles track={track} fold={fold} />
          <div className={styles.speakers}>
            <SpeakersNow />
          </div>
        </div>
        <div className={styles.text} {...textSwipes}>
          {text}
        </div>
        <FullPlayerControls ref={play} actions={actions} showHelp={showHelp} face={face} turn={turn} />
        {track.chapters.length > 0 && (
          <nav className={styles.chapters} aria-label={t("chapters")}>
            <ChapterList track={track} />
          </nav>
        )}
      </div>
    </dialog>
  );
}

function FullScreenButton({ sheet }: { readonly sheet: Parameters<typeof useFullScreen>[0] }) {
  const t = useTranslations("player");
  const { possible, on, toggle } = useFullScreen(sheet);
  const tip = useKeyTip("full-screen");
  const name = on ? t("leaveFullScreen") : t("fullScreen");
  if (!possible) return null;
  return (
    <IconButton name={name} {...tip(name)} className={styles.fullScreen ?? ""} onClick={toggle}>
      <Icon of={on ? Shrink : Expand} />
    </IconButton>
  );
}

/** What plays: the way to its pages, which take the place of this one in the history. */
function Titles({ track, fold }: { readonly track: Track; readonly fold: () => void }) {
  const starts = track.chapters.map((chapter) => chapter.start);
  const current = usePlayerState((state) => indexAt(starts, state.time));
  const chapter = track.chapters[current]?.title;
  const stay = (href: string) => (event: MouseEvent) => {
    if (isForElsewhere(event) || window.location.pathname !== href) return;
    event.preventDefault();
    fold();
  };
  return (
    <div className={styles.titles}>
      <h2 dir="auto">
        <PageLink href={track.href} replace onClick={stay(track.href)}>
          {track.title}
        </PageLink>
      </h2>
      <p dir="auto">
        <PageLink href={track.showHref} replace onClick={stay(track.showHref)}>
          {track.showTitle}
        </PageLink>
      </p>
      {chapter !== undefined && (
        <p className={styles.chapter} dir="auto">
          {chapter}
        </p>
      )}
    </div>
  );
}
