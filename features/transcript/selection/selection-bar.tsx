"use client";

import { Play } from "lucide";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, MouseEvent, ReactNode, RefObject } from "react";
import type { Track } from "#core/episode/track.ts";
import { usePlayer } from "#features/player/player-context.tsx";
import { ActionButton } from "#features/ui/action-button.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { SelectedQuote } from "./selected-quote.ts";
import styles from "./selection-bar.module.css";
import { useBarKeys } from "./use-bar-keys.ts";
import { useBarPlace } from "./use-bar-place.ts";
import type { Selection } from "./use-selection.ts";

interface SelectionBarProps {
  /** What it is drawn in. */
  readonly bar: RefObject<HTMLDivElement | null>;
  readonly selection: Selection;
  readonly dismiss: () => void;
  readonly track: Track;
  /** Of the transcript, BCP 47. */
  readonly language: string;
  /** What stays at the top of the window, above the text. */
  readonly below: RefObject<HTMLElement | null>;
  /** What else can be done with the words; they are known by `useSelectedQuote`. */
  readonly actions: ReactNode;
}

/**
 * What can be done with the words that are selected in the transcript. It acts on the words as they were when it
 * appeared, and leaves the selection alone. Tab leads into it from the selection, as does F6; Escape sends it away.
 */
export function SelectionBar({
  bar,
  selection,
  dismiss,
  track,
  language,
  below,
  actions,
}: SelectionBarProps) {
  const t = useTranslations("transcript");
  const player = usePlayer();
  useBarKeys(bar, dismiss);
  const attach = useBarPlace(bar, below, selection);
  const { quote } = selection.words;
  return (
    <SelectedQuote value={{ ...quote, language }}>
      <div
        ref={attach}
        role="toolbar"
        aria-label={t("selectedWords")}
        className={styles.bar}
        onMouseDown={keepSelection}
        onKeyDown={moveInBar}
      >
        {track.audio !== null && (
          <ActionButton
            icon={<Icon of={Play} />}
            name={t("playWords")}
            onClick={() => void player.playFrom(track, quote.moment)}
          />
        )}
        {actions}
      </div>
    </SelectedQuote>
  );
}

function keepSelection(event: MouseEvent<HTMLElement>): void {
  if (!isInDialog(event.target)) event.preventDefault();
}

/** Left and Right, Home and End, as in every toolbar. */
function moveInBar(event: KeyboardEvent<HTMLElement>): void {
  const { currentTarget, target, key } = event;
  if (!(target instanceof HTMLElement) || isInDialog(target)) return;
  const buttons = [...currentTarget.querySelectorAll<HTMLElement>(":scope > button")];
  const index = buttons.indexOf(target);
  const last = buttons.length - 1;
  const moves = { ArrowLeft: index - 1, ArrowRight: index === last ? 0 : index + 1, Home: 0, End: last };
  const next = new Map(Object.entries(moves)).get(key);
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  buttons.at(next)?.focus();
}

function isInDialog(target: EventTarget): boolean {
  return target instanceof Element && target.closest("dialog") !== null;
}
