import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Correction } from "#core/revision/correction.ts";
import { type PassageChange, PassageChanges } from "./passage-changes.tsx";
import styles from "./revisions.module.css";

/** A revision as lists show it. */
export interface ShownRevision {
  readonly number: number;
  readonly state: "applied" | "undone" | "proposed" | "conflict";
  /** Null where the account is gone. */
  readonly author: string | null;
  readonly createdAt: Date;
  readonly note: string;
  /** The number of the one that it takes back. */
  readonly undoes: number | null;
  readonly corrections: readonly Correction[];
  readonly changes: readonly PassageChange[];
}

interface RevisionItemProps {
  readonly revision: ShownRevision;
  /** The page of the episode. */
  readonly href: string;
  readonly language: string;
  /** In which transcript, where that is not what the page is about. */
  readonly where?: ReactNode;
  /** What can be done with it. */
  readonly actions: ReactNode;
}

/** Who changed what, and when. */
export function RevisionItem({ revision, href, language, where = null, actions }: RevisionItemProps) {
  const t = useTranslations("revisions");
  const format = useFormatter();
  const { number, state, author, createdAt, note, undoes, corrections, changes } = revision;
  const kinds = [...new Set(corrections.map(({ kind }) => t(`kinds.${kind}`)))];
  return (
    <li className={styles.revision} id={`revision-${number}`}>
      {where}
      <p className={styles.head}>
        <strong>{t("numbered", { number })}</strong>
        <bdi>{author ?? t("nobodyThere")}</bdi>
        <time dateTime={createdAt.toISOString()}>
          {t("utc", { time: format.dateTime(createdAt, { dateStyle: "medium", timeStyle: "short" }) })}
        </time>
        <span className={styles.state} data-state={state}>
          {t(`states.${state}`)}
        </span>
        <span>{kinds.join(" · ")}</span>
        {undoes !== null && <a href={`#revision-${undoes}`}>{t("undoes", { number: undoes })}</a>}
      </p>
      {note !== "" && <blockquote className={styles.note}>{note}</blockquote>}
      {state === "conflict" && <p>{t("conflictAbout")}</p>}
      {state === "proposed" && changes.length === 0 && <p>{t("staleAbout")}</p>}
      <PassageChanges href={href} language={language} changes={shownOf(revision)} />
      {actions}
    </li>
  );
}

/** Of what does not fit the text as it is now, the words that it was to change. */
function shownOf({ changes, corrections }: ShownRevision): readonly PassageChange[] {
  if (changes.length > 0) return changes;
  return corrections.flatMap((correction) => {
    if (correction.kind !== "words") return [];
    const passage = { id: correction.passage, speaker: null, start: null, end: null, wordTimes: [] };
    return [
      { before: { ...passage, text: correction.removed }, after: { ...passage, text: correction.inserted } },
    ];
  });
}
