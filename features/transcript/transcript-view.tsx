"use client";

import { ArrowDown, ArrowUp, Crosshair } from "lucide";
import { useTranslations } from "next-intl";
import { type MouseEvent, type ReactNode, useRef } from "react";
import { isOtherCut, takenLength } from "#core/episode/other-cut.ts";
import { isSameEpisode, type Track } from "#core/episode/track.ts";
import { useKeyTip, usePlayer, usePlayerState, useShortcut } from "#features/player/player-context.tsx";
import { Caution } from "#features/ui/caution.tsx";
import { followSetting } from "#features/ui/follow-setting.ts";
import { isForElsewhere } from "#features/ui/for-elsewhere.ts";
import { Icon } from "#features/ui/icon.tsx";
import { useLinkMoment } from "#features/ui/link-moment.ts";
import { useCopyLink } from "#features/ui/use-copy-link.ts";
import { FindBox } from "./find/find-box.tsx";
import type { HandedOver } from "./find/use-finding.ts";
import { hasSelection } from "./reader/leading.ts";
import { useMomentMark, useReader } from "./reader/use-reader.ts";
import { LaterSelectionBar } from "./selection/later-selection-bar.tsx";
import { movePassageFocus } from "./text/passage-focus.ts";
import styles from "./transcript.module.css";

interface TranscriptViewProps {
  readonly track: Track;
  readonly language: string;
  /** When the last word begins, in seconds; null where no word has a time. */
  readonly lastWord: number | null;
  /** What a search that led here has found. */
  readonly handed: HandedOver;
  /** What can be done with words that are selected, beside playing them. */
  readonly quoteActions: ReactNode;
  /** What else can be done with it. */
  readonly tools: ReactNode;
  /** The passages. */
  readonly children: ReactNode;
}

/** A timed transcript in the hands of a listener: follows, finds, and plays from any word. */
export function TranscriptView({
  track,
  language,
  lastWord,
  handed,
  quoteActions,
  tools: moreTools,
  children,
}: TranscriptViewProps) {
  const t = useTranslations("transcript");
  const player = usePlayer();
  const copyLink = useCopyLink(track.href);
  const otherCut = usePlayerState(
    (state) =>
      isSameEpisode(state.track, track) &&
      isOtherCut({ length: state.duration, taken: takenLength(track), lastWord }),
  );
  const playing = usePlayerState((state) => state.playing && isSameEpisode(state.track, track));
  const { moment, arrival } = useLinkMoment();
  const { reader, follow, attach } = useReader(track.href, !otherCut);
  useMomentMark(reader, moment, arrival);
  const tools = useRef<HTMLDivElement>(null);
  const selectedAtDown = useRef(false);
  const following = follow.state !== "off";

  const switchFollow = () => {
    followSetting.turn(!following);
    reader?.follow.switch(!following);
  };
  const followTip = useKeyTip("follow");
  useShortcut("follow", switchFollow);

  const play = (start: number) => {
    reader?.follow.resume();
    void player.playFrom(track, { start, end: null });
  };

  const onClick = (event: MouseEvent<HTMLElement>) => {
    if (!(event.target instanceof Element) || isForElsewhere(event)) return;
    // The button after a time copies the link to it.
    const copied = event.target.closest("button")?.previousElementSibling;
    if (copied instanceof HTMLElement)
      return void copyLink({ start: Number(copied.dataset.time), end: null });
    const link = event.target.closest<HTMLElement>("[data-time]");
    if (link) {
      event.preventDefault();
      return play(Number(link.dataset.time));
    }
    const selecting = selectedAtDown.current || hasSelection();
    const time = selecting ? null : (reader?.timeAtPoint(event.clientX, event.clientY) ?? null);
    if (time !== null) play(time);
  };

  return (
    <>
      <div ref={tools} className={styles.tools}>
        <FindBox
          key={`${handed.query} ${moment?.start}`}
          findable={reader}
          href={track.href}
          handed={handed}
          moment={moment}
        />
        <button
          type="button"
          className={styles.follow}
          {...followTip(t("follow"))}
          aria-pressed={following}
          onClick={switchFollow}
        >
          <Icon of={Crosshair} />
          <span>{t("follow")}</span>
        </button>
        {moreTools}
      </div>
      {otherCut && <Caution>{t("timesApproximate")}</Caution>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the clicks are on the words and links inside */}
      <div
        ref={attach}
        className={styles.text}
        lang={language}
        onPointerDown={() => {
          selectedAtDown.current = hasSelection();
        }}
        onClick={onClick}
        onKeyDown={movePassageFocus}
      >
        {children}
      </div>
      <LaterSelectionBar
        reader={reader}
        track={track}
        language={language}
        below={tools}
        actions={quoteActions}
      />
      {playing && follow.away !== null && follow.state !== "following" && (
        <button type="button" className={styles.back} onClick={() => reader?.follow.resume()}>
          {follow.away === "up" ? <Icon of={ArrowUp} /> : <Icon of={ArrowDown} />}
          <span>{t("backToNow")}</span>
        </button>
      )}
    </>
  );
}
