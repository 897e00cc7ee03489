"use client";

import { ArrowDown, ArrowUp } from "lucide";
import { useTranslations } from "next-intl";
import { type CSSProperties, type MouseEvent, memo, type ReactNode, useCallback, useState } from "react";
import { isOtherCut, takenLength } from "#core/episode/other-cut.ts";
import { textDirection, writingDirection } from "#core/text/writing-direction.ts";
import { speakerColour } from "#core/transcript/speaker-colour.ts";
import type { SpokenText } from "#core/transcript/spoken-text.ts";
import {
  type PlayerStore,
  usePlayer,
  usePlayerParts,
  usePlayerState,
  useShortcut,
} from "#features/player/player-context.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import { watchShown } from "#features/ui/watch-shown.ts";
import { PageText } from "../text/page-text.ts";
import { viewOf } from "../text/reading-line.ts";
import { listStretches } from "../text/stretch.ts";
import { driveReader } from "./drive-reader.ts";
import type { FollowSnapshot } from "./follow.ts";
import { hasSelection } from "./leading.ts";
import styles from "./played-text.module.css";
import { Reader } from "./reader.ts";

/** What is said in the episode that is in the player, set large: the spoken sentence is lit, and a word that is pressed plays. */
export function PlayedText() {
  const t = useTranslations("transcript");
  const { words } = usePlayerParts();
  const { state, text } = usePlayerState((player) => player.spoken);
  if (state === "failed")
    return (
      <Message text={t("wordsFailed")}>
        <TextButton onClick={() => void words.load()}>{t("loadWords")}</TextButton>
      </Message>
    );
  if (text === null) return <Message text={state === "loading" ? t("wordsLoading") : ""} />;
  if (text.passages.length === 0) return <Message text={t("none")} />;
  return <FollowedText text={text} />;
}

function Message({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  return (
    <div className={styles.message} role="status">
      <p>{text}</p>
      {children}
    </div>
  );
}

function FollowedText({ text }: { readonly text: SpokenText }) {
  const t = useTranslations("transcript");
  const player = usePlayer();
  const exact = usePlayerState(
    ({ track, duration }) =>
      track !== null &&
      !isOtherCut({
        length: duration,
        taken: takenLength(track),
        lastWord: text.index.starts.at(-1) ?? null,
      }),
  );
  const playing = usePlayerState((state) => state.playing);
  const { reader, follow, attach } = usePlayedReader(text, exact);
  useShortcut("follow", () => reader?.follow.switch(follow.state !== "following"));
  const { language } = text.transcript;
  const onClick = (event: MouseEvent) => {
    const time = hasSelection() ? null : (reader?.timeAtPoint(event.clientX, event.clientY) ?? null);
    if (time === null) return;
    reader?.follow.resume();
    player.seek(time);
  };
  return (
    <>
      {!exact && <p className={styles.caution}>{t("timesApproximate")}</p>}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: by key one steps from sentence to sentence */}
      <section
        ref={attach}
        className={styles.text}
        aria-label={t("title")}
        data-exact={exact && text.index.starts.length > 0}
        lang={language}
        dir={writingDirection(language)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key (WCAG 2.1.1)
        tabIndex={0}
        onClick={onClick}
      >
        <Paragraphs text={text} />
      </section>
      {playing && follow.away !== null && follow.state !== "following" && (
        <button type="button" className={styles.back} onClick={() => reader?.follow.resume()}>
          <Icon of={follow.away === "up" ? ArrowUp : ArrowDown} />
          <span>{t("backToNow")}</span>
        </button>
      )}
    </>
  );
}

/** Rendered once for a text: what changes while it plays is painted. */
const Paragraphs = memo(function Paragraphs({ text }: { readonly text: SpokenText }) {
  const direction = textDirection(text.transcript.language);
  const passages = text.passages.map((passage, index) => (
    <p
      // biome-ignore lint/suspicious/noArrayIndexKey: a passage is its place in the transcript
      key={index}
      data-passage={index}
      className={styles.passage}
      dir={direction}
    >
      {passage.speaker !== null && passage.speaker !== text.passages[index - 1]?.speaker && (
        <cite dir={direction} style={{ color: speakerColour(text.speakers.get(passage.speaker) ?? 0) }}>
          {passage.speaker}
        </cite>
      )}
      <span data-words="">{passage.text}</span>
    </p>
  ));
  return listStretches(passages).map((stretch) => (
    <div
      key={stretch[0]?.key}
      className={styles.stretch}
      style={{ "--passages": stretch.length } as CSSProperties}
    >
      {stretch}
    </div>
  ));
});

/** The reader of the text that `attach` is the ref of; it follows anew each time that the text is opened. */
function usePlayedReader(text: SpokenText, exact: boolean) {
  const player = usePlayer();
  const [reader, setReader] = useState<Reader | null>(null);
  const [follow, setFollow] = useState<FollowSnapshot>({ state: "following", away: null });
  const attach = useCallback(
    (container: HTMLElement | null) => {
      if (!container) return;
      const view = viewOf(container);
      const next = new Reader({
        text: new PageText(container),
        index: () => text.index,
        voice: voiceOf(player),
        follow: "following",
        exact,
        followChanged: setFollow,
        view,
        paints: { word: "read-word", sentence: "read-sentence" },
      });
      setReader(next);
      const stops = [driveReader(next, player, view), watchShown(container, () => next.showSpoken())];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [player, text, exact],
  );
  return { reader, follow, attach };
}

function voiceOf(player: PlayerStore) {
  return { currentTime: player.currentTime, playing: () => player.getPlayback().playing };
}
