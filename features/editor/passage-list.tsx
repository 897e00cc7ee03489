"use client";

import { Pencil } from "lucide";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, memo, type Ref, useCallback, useEffect, useMemo, useRef } from "react";
import { textDirection } from "#core/text/writing-direction.ts";
import { formatClock } from "#core/time/time.ts";
import { speakerColour, speakerColours } from "#core/transcript/speaker-colour.ts";
import { Icon } from "#features/ui/icon.tsx";
import { indexAfterKey } from "#features/ui/index-after-key.ts";
import { isChanged } from "./draft.ts";
import type { Editing } from "./editing.ts";
import type { EditingState } from "./editing-state.ts";
import styles from "./passage.module.css";
import { PassageForm } from "./passage-form.tsx";
import type { ShownPassage } from "./shown-passage.ts";

interface PassageListProps {
  readonly editing: Editing;
  readonly state: EditingState;
  readonly language: string;
  readonly ref: Ref<HTMLDivElement>;
}

/** All passages, of which one may be open. Their pencils are one stop of the Tab key: arrows go from one to the other. */
export function PassageList({ editing, state, language, ref }: PassageListProps) {
  const { passages, open, drafts, proposed } = state;
  const colours = useMemo(() => speakerColours(passages), [passages]);
  const direction = textDirection(language);
  const caret = useRef(0);
  const openAt = useCallback(
    (id: number, at: number) => {
      caret.current = at;
      editing.open(id);
    },
    [editing],
  );
  useReturningFocus(open);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the pencils inside
    <div ref={ref} className={styles.text} lang={language} onKeyDown={movePencilFocus}>
      {passages.map((passage, place) => {
        const { id, speaker } = passage;
        const draft = drafts.get(id);
        if (id === open && draft)
          return (
            <PassageForm
              key={id}
              editing={editing}
              state={state}
              passage={passage}
              place={place}
              draft={draft}
              direction={direction}
              speakers={colours}
              caret={caret.current}
            />
          );
        return (
          <PassageRow
            key={id}
            passage={passage}
            place={place}
            named={speaker !== null && speaker !== passages[place - 1]?.speaker}
            colour={colours.size > 1 && speaker !== null ? (colours.get(speaker) ?? 0) : null}
            direction={direction}
            mark={draft && isChanged(draft) ? "unsaved" : proposed.has(id) ? "proposed" : null}
            open={openAt}
          />
        );
      })}
    </div>
  );
}

interface PassageRowProps {
  readonly passage: ShownPassage;
  readonly place: number;
  /** Whether its speaker is told: the one before is of somebody else. */
  readonly named: boolean;
  /** Null for that of all text. */
  readonly colour: number | null;
  readonly direction: "ltr" | "rtl" | "auto";
  /** What else is to be known of it. */
  readonly mark: "unsaved" | "proposed" | null;
  readonly open: (id: number, at: number) => void;
}

const PassageRow = memo(function PassageRow(props: PassageRowProps) {
  const { passage, place, named, colour, direction, mark, open } = props;
  const t = useTranslations("editor");
  const { id, speaker, start, text } = passage;
  const words = useRef<HTMLSpanElement>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: whoever has no pointer has the pencil
    // biome-ignore lint/a11y/useKeyWithClickEvents: whoever has no pointer has the pencil
    <div
      data-passage={place}
      className={styles.passage}
      dir={direction}
      onClick={() => !isSelecting() && open(id, caretIn(words.current))}
    >
      {named && (
        <cite
          className={styles.speaker}
          style={colour === null ? undefined : { color: speakerColour(colour) }}
          dir={direction}
        >
          {speaker}
        </cite>
      )}
      {start !== null && <span className={styles.time}>{formatClock(start)}</span>}
      <span ref={words} data-words="">
        {text}
      </span>
      {mark && <em className={styles.mark}>{t(mark)}</em>}
      <button
        type="button"
        className={styles.pencil}
        data-pencil={id}
        tabIndex={place === 0 ? 0 : -1}
        aria-label={t("editPassage", { passage: start === null ? place + 1 : formatClock(start) })}
        onClick={(event) => {
          event.stopPropagation();
          open(id, 0);
        }}
      >
        <Icon of={Pencil} size={18} />
      </button>
    </div>
  );
});

function isSelecting(): boolean {
  return window.getSelection()?.isCollapsed === false;
}

/** Where in the words of a passage the pointer was just pressed, in UTF-16 units; 0 where it was not. */
function caretIn(words: HTMLElement | null): number {
  const selection = window.getSelection();
  return selection && words?.contains(selection.anchorNode) ? selection.anchorOffset : 0;
}

/** Whoever has left a passage goes on from its pencil. */
function useReturningFocus(open: number | null): void {
  const last = useRef<number | null>(null);
  // Follows the focus, which the browser has taken away with the form that had it.
  useEffect(() => {
    const left = last.current;
    last.current = open;
    if (left === null || open !== null || document.activeElement !== document.body) return;
    const pencil = document.querySelector<HTMLElement>(`[data-pencil="${left}"]`);
    if (pencil) focusPencil(pencil);
  }, [open]);
}

function movePencilFocus(event: KeyboardEvent<HTMLElement>): void {
  if (!(event.target instanceof HTMLElement) || event.target.dataset.pencil === undefined) return;
  const pencils = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-pencil]")];
  const next = pencils[indexAfterKey(event.key, pencils.indexOf(event.target), pencils.length)];
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  focusPencil(next);
}

function focusPencil(pencil: HTMLElement): void {
  for (const other of document.querySelectorAll<HTMLElement>("[data-pencil]")) other.tabIndex = -1;
  pencil.tabIndex = 0;
  pencil.focus();
}
