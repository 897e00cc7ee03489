"use client";

import { X } from "lucide";
import { useTranslations } from "next-intl";
import { type MouseEvent, useRef, useState } from "react";
import type { Track } from "#core/episode/track.ts";
import { formatClock } from "#core/time/time.ts";
import { PlayEpisodeButton } from "#features/player/episode/play-button.tsx";
import { usePlayer, usePlayerState } from "#features/player/player-context.tsx";
import { QueueButton } from "#features/player/queue/queue-button.tsx";
import { Art } from "#features/ui/art.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { isBegun } from "./begun.ts";
import styles from "./continue-listening.module.css";
import { UndoNotice } from "./undo-notice.tsx";

const MOST = 3;

/** Episodes begun in this browser and not yet done, the latest first. */
export function ContinueListening() {
  const t = useTranslations("library");
  const player = usePlayer();
  const [dismissed, setDismissed] = useState<Track | null>(null);
  const undoButton = useRef<HTMLButtonElement>(null);
  const begun = usePlayerState((state) => state.places)
    .filter(isBegun)
    .slice(0, MOST);
  const dismiss = (track: Track) => (event: MouseEvent) => {
    player.dismissPlace(track);
    setDismissed(track);
    // Who presses with a key would stand nowhere. Later: the button is only now drawn.
    if (event.detail === 0) requestAnimationFrame(() => undoButton.current?.focus());
  };
  const undo = () => {
    if (dismissed) player.restorePlace(dismissed);
    setDismissed(null);
  };
  return (
    <>
      {begun.length > 0 && (
        <section className={styles.section} aria-labelledby="continue">
          <h2 id="continue">{t("continueListening")}</h2>
          <ul className={styles.list}>
            {begun.map(({ track, time, duration }) => (
              <li key={track.href} className={styles.item}>
                <Art url={track.imageUrl} size={56} eager />
                <Begun track={track} time={time} duration={duration} />
                <PlayEpisodeButton track={track} variant="round" />
                <div className={styles.others}>
                  <IconButton name={t("dismiss", { title: track.title })} onClick={dismiss(track)}>
                    <Icon of={X} size={18} />
                  </IconButton>
                  <QueueButton track={track} moment={null} variant="quiet" />
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <UndoNotice
        ref={undoButton}
        done={dismissed && { id: dismissed.href, sentence: t("dismissed", { title: dismissed.title }) }}
        undo={undo}
        pass={() => setDismissed(null)}
      />
    </>
  );
}

interface BegunProps {
  readonly track: Track;
  /** Seconds. */
  readonly time: number;
  readonly duration: number | null;
}

/** What it is, and how far it has been heard. */
function Begun({ track, time, duration }: BegunProps) {
  const t = useTranslations("library");
  return (
    <div className={styles.text}>
      <p className={styles.title} lang={track.language} dir="auto">
        <PageLink href={track.href}>{track.title}</PageLink>
      </p>
      <p className={styles.facts}>
        <PageLink href={track.showHref} lang={track.language}>
          <bdi>{track.showTitle}</bdi>
        </PageLink>
        <span>
          {duration === null ? formatClock(time) : t("left", { time: formatClock(duration - time) })}
        </span>
      </p>
      {duration !== null && (
        <div className={styles.progress} aria-hidden="true">
          <span style={{ width: `${Math.min(1, time / duration) * 100}%` }} />
        </div>
      )}
    </div>
  );
}
