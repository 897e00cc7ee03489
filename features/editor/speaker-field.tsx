"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { LONGEST_LINE } from "#core/revision/wish.ts";
import { type Draft, hasOtherSpeaker, SCOPES } from "./draft.ts";
import styles from "./passage-form.module.css";

interface SpeakerFieldProps {
  readonly draft: Draft;
  readonly speakers: ReadonlyMap<string, number>;
  /** Whether who types may change other episodes at once, for which nobody can propose. */
  readonly mayEdit: boolean;
  readonly write: (change: Partial<Pick<Draft, "speaker" | "scope">>) => void;
}

/** Who speaks in a passage; where somebody else is named, whether here alone or wherever the name before stands. */
export function SpeakerField({ draft, speakers, mayEdit, write }: SpeakerFieldProps) {
  const t = useTranslations("editor");
  const list = useId();
  const { before, speaker, scope } = draft;
  const scopes = SCOPES.filter((one) => mayEdit || one !== "show");
  return (
    <div className={styles.who}>
      <input
        className={styles.name}
        value={speaker}
        list={list}
        aria-label={t("speaker")}
        placeholder={t("speaker")}
        autoComplete="off"
        maxLength={LONGEST_LINE}
        dir="auto"
        onChange={(event) => write({ speaker: event.target.value })}
      />
      <datalist id={list}>
        {[...speakers.keys()].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {before.speaker !== null && hasOtherSpeaker(draft) && (
        <select
          className={styles.scope}
          value={scope}
          aria-label={t("scope")}
          onChange={({ target }) => {
            const chosen = scopes.find((one) => one === target.value);
            if (chosen) write({ scope: chosen });
          }}
        >
          {scopes.map((one) => (
            <option key={one} value={one}>
              {t(`scopes.${one}`, { name: before.speaker ?? "" })}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
