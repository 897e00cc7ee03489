"use client";

import { Link2 } from "lucide";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { isSameEpisode, type Track } from "#core/episode/track.ts";
import { Icon } from "#features/ui/icon.tsx";
import { useLinkMoment } from "#features/ui/link-moment.ts";
import { TextButton } from "#features/ui/text-button.tsx";
import { useCopyLink } from "#features/ui/use-copy-link.ts";
import { useKeyTip, usePlayer, usePlayerState } from "../player-context.tsx";
import styles from "./episode-play.module.css";
import { PlayEpisodeButton } from "./play-button.tsx";

interface EpisodePlayProps {
  readonly track: Track;
  /** What else can be done with the episode. */
  readonly actions: ReactNode;
}

/** The episode page's way in: play, where the address names no moment, which has a card of its own, and copy a link to now. */
export function EpisodePlay({ track, actions }: EpisodePlayProps) {
  const t = useTranslations("share");
  const player = usePlayer();
  const copyLink = useCopyLink(track.href);
  const { moment } = useLinkMoment();
  const held = usePlayerState((state) => isSameEpisode(state.track, track));
  const copyNow = () => void copyLink({ start: held ? Math.floor(player.currentTime()) : 0, end: null });
  const tip = useKeyTip("copy-link");
  return (
    <div className={styles.actions}>
      {moment === null && <PlayEpisodeButton track={track} variant="wide" />}
      <TextButton
        icon={<Icon of={Link2} />}
        // The key is for what plays.
        {...(held ? tip(t("copyLink")) : {})}
        data-desk=""
        onClick={copyNow}
      >
        {t("copyLink")}
      </TextButton>
      {actions}
    </div>
  );
}
