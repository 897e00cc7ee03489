"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { correctionsPath, replacementsPath } from "#core/episode/address.ts";
import type { Track } from "#core/episode/track.ts";
import type { Range } from "#core/time/moment.ts";
import { type PlayerStore, usePlayer } from "#features/player/player-context.tsx";
import { browserStorage } from "#features/ui/kept-value.ts";
import { TextButton } from "#features/ui/text-button.tsx";
import { CorrectionClient } from "./correction-client.ts";
import { DoneNotice } from "./done-notice.tsx";
import { KeptDrafts } from "./draft.ts";
import { EditBar } from "./edit-bar.tsx";
import { Editing } from "./editing.ts";
import styles from "./editor.module.css";
import panel from "./panel.module.css";
import { PassageList } from "./passage-list.tsx";
import { type ReadLine, returnToLine } from "./read-line.ts";
import { ReplaceClient } from "./replace-client.ts";
import { StrayDrafts } from "./stray-drafts.tsx";

interface EditorProps {
  readonly track: Track;
  /** BCP 47, of the transcript. */
  readonly language: string;
  readonly line: ReadLine | null;
  readonly changed: () => void;
  readonly leave: () => void;
}

/** A transcript that is corrected, in place of the one that is read. */
export function Editor({ track, language, line, changed, leave }: EditorProps) {
  const t = useTranslations("editor");
  const player = usePlayer();
  const text = useRef<HTMLDivElement>(null);
  const [replacing] = useState(() => new ReplaceClient(replacementsPath(track.key.show)));
  const [editing] = useState(
    () =>
      new Editing({
        client: new CorrectionClient(correctionsPath(track.key), language),
        show: replacing,
        drafts: new KeptDrafts(browserStorage("sessionStorage"), track.href, language),
        loop: (range) => loop(player, track, range),
      }),
  );
  const state = useSyncExternalStore(editing.subscribe, editing.getState, editing.getState);
  const { stage, version } = state;
  const there = stage === "there";
  const tell = useEffectEvent(changed);
  // Follows the network; the sound of a passage ends with its editing.
  useEffect(() => {
    void editing.load();
    return () => editing.close();
  }, [editing]);
  // Follows the server, to which the transcript is another one now.
  useEffect(() => {
    if (version > 0) tell();
  }, [version]);
  // Follows the text of the page: whoever was reading finds the line where it was, and goes on from it by key.
  useLayoutEffect(() => {
    if (!there) return;
    const passage = line && returnToLine(text.current, line);
    const pencil = (passage ?? text.current)?.querySelector<HTMLElement>("[data-pencil]");
    pencil?.focus({ preventScroll: true });
  }, [there, line]);
  if (!there)
    return (
      <div className={styles.waiting} role="status">
        <p>{stage === "loading" ? t("loading") : t(`faults.${stage}`)}</p>
        {stage !== "loading" && (
          <p className={panel.buttons}>
            <TextButton main onClick={() => void editing.load()}>
              {t("again")}
            </TextButton>
            <TextButton onClick={leave}>{t("done")}</TextButton>
          </p>
        )}
      </div>
    );
  return (
    <section className={styles.editor} aria-label={t("title")}>
      <EditBar
        editing={editing}
        state={state}
        replacing={replacing}
        track={track}
        language={language}
        leave={leave}
      />
      <StrayDrafts drafts={state.stray} giveBack={(id) => editing.giveBack(id)} />
      <PassageList ref={text} editing={editing} state={state} language={language} />
      <DoneNotice
        done={state.done}
        fault={state.open === null ? state.fault : null}
        undo={() => void editing.undo()}
        pass={() => editing.passDone()}
      />
    </section>
  );
}

/** Plays a part again and again; the place that is kept of the episode stays. */
function loop(player: PlayerStore, track: Track, range: Range | null): void {
  if (range !== null) {
    void player.playAsGuest(track, range);
    player.loopRange(true);
  } else if (player.getPlayback().looping) {
    player.pause();
    player.leaveRange();
  }
}
