"use client";

import { ArrowLeft, ArrowRight, CornerLeftUp, Scissors } from "lucide";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { formatClock } from "#core/time/time.ts";
import { ActionButton } from "#features/ui/action-button.tsx";
import { type EditingAction, findEditingKey } from "#features/ui/editing-keys.ts";
import { Icon } from "#features/ui/icon.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import { ClashPanel } from "./clash-panel.tsx";
import { type Draft, isChanged } from "./draft.ts";
import type { Editing } from "./editing.ts";
import type { EditingState } from "./editing-state.ts";
import panel from "./panel.module.css";
import row from "./passage.module.css";
import styles from "./passage-form.module.css";
import type { ShownPassage } from "./shown-passage.ts";
import { SpeakerField } from "./speaker-field.tsx";

interface PassageFormProps {
  readonly editing: Editing;
  readonly state: EditingState;
  readonly passage: ShownPassage;
  /** From 0. */
  readonly place: number;
  readonly draft: Draft;
  readonly direction: "rtl" | "auto";
  /** Everyone who is named, as `speakerColours` has them. */
  readonly speakers: ReadonlyMap<string, number>;
  /** Where the cursor stands at first, in UTF-16 units. */
  readonly caret: number;
}

/** A passage that is open: its words as they stand in the text, and what can be done with them. */
export function PassageForm(props: PassageFormProps) {
  const { editing, state, passage, place, draft, direction, speakers, caret } = props;
  const t = useTranslations("editor");
  const field = useRef<HTMLTextAreaElement>(null);
  const faultId = useId();
  const [asking, setAsking] = useState(false);
  const changed = isChanged(draft);
  const named = passage.start === null ? place + 1 : formatClock(passage.start);
  // Follows the browser, which has the focus and the cursor.
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.focus({ preventScroll: true });
    element.setSelectionRange(caret, caret);
    element.scrollIntoView({ block: "nearest", behavior: "instant" });
  }, [caret]);

  const saveAndGo = async (by: 1 | -1) => {
    const next = editing.neighbour(by);
    if (!(await editing.save())) return;
    if (next) editing.open(next.id);
    else editing.close();
  };
  const acts: Record<EditingAction, () => unknown> = {
    save: async () => (await editing.save()) && editing.close(),
    "save-next": () => saveAndGo(1),
    "save-previous": () => saveAndGo(-1),
    split: () => editing.split(field.current?.selectionStart ?? 0),
    merge: () => editing.merge(),
    "boundary-back": () => editing.moveBoundary(1),
    "boundary-on": () => editing.moveBoundary(-1),
    loop: () => editing.loop(!editing.getState().looping),
    "give-back": () => {
      if (!changed) return editing.close();
      field.current?.focus();
      setAsking(!asking);
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const action = findEditingKey(event);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    acts[action]();
  };
  const isFirst = place === 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields inside
    <div className={row.form} data-passage={place} onKeyDown={onKeyDown}>
      <SpeakerField
        draft={draft}
        speakers={speakers}
        mayEdit={state.mayEdit}
        write={(change) => editing.write(change)}
      />
      {passage.start !== null && <span className={row.time}>{formatClock(passage.start)}</span>}
      {/* The words stand in a copy too, by which the field is as high as they are. */}
      <div className={styles.grow} data-words={draft.text} dir={direction}>
        <textarea
          ref={field}
          rows={1}
          value={draft.text}
          dir={direction}
          spellCheck
          aria-label={t("textOf", { passage: named })}
          aria-describedby={state.fault === null ? undefined : faultId}
          onChange={(event) => editing.write({ text: event.target.value.replace(/\r?\n/g, " ") })}
        />
      </div>
      {state.misfit && (
        <ClashPanel
          misfit={state.misfit}
          draft={draft}
          keepTheirs={() => editing.keepTheirs()}
          goOn={() => {
            editing.goOn();
            field.current?.focus();
          }}
          putMine={() => {
            editing.goOn();
            void acts.save();
          }}
        />
      )}
      {state.fault !== null && (
        <p id={faultId} className={panel.fault} role="alert">
          {t(`faults.${state.fault}`)}
        </p>
      )}
      {asking && (
        <div className={panel.panel} role="alertdialog" aria-label={t("askDiscard")}>
          <p>{t("askDiscard")}</p>
          <p className={panel.buttons}>
            <TextButton
              main
              autoFocus
              onClick={() => {
                setAsking(false);
                field.current?.focus();
              }}
            >
              {t("goOn")}
            </TextButton>
            <TextButton onClick={() => editing.giveBack(passage.id)}>{t("discard")}</TextButton>
          </p>
        </div>
      )}
      {!asking && state.misfit === null && (
        <div className={panel.buttons}>
          <TextButton main aria-disabled={state.sending} onClick={() => void acts.save()}>
            {t(state.fault === "lost" ? "sendAgain" : state.mayEdit ? "save" : "propose")}
          </TextButton>
          <TextButton aria-disabled={state.sending} onClick={() => void acts["save-next"]()}>
            {t(state.mayEdit ? "saveNext" : "proposeNext")}
          </TextButton>
          <TextButton onClick={() => acts["give-back"]()}>{t("cancel")}</TextButton>
          <span className={styles.seams}>
            <ActionButton
              icon={<Icon of={Scissors} />}
              name={t("split")}
              // The cursor stays where it is split.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => void acts.split()}
            />
            {!isFirst && (
              <>
                <ActionButton
                  icon={<Icon of={CornerLeftUp} />}
                  name={t("merge")}
                  onClick={() => void acts.merge()}
                />
                <ActionButton
                  icon={<Icon of={ArrowLeft} />}
                  name={t("boundaryBack")}
                  onClick={() => void acts["boundary-back"]()}
                />
                <ActionButton
                  icon={<Icon of={ArrowRight} />}
                  name={t("boundaryOn")}
                  onClick={() => void acts["boundary-on"]()}
                />
              </>
            )}
          </span>
        </div>
      )}
    </div>
  );
}
