"use client";

import { useFormatter, useTranslations } from "next-intl";
import { TextButton } from "#features/ui/text-button.tsx";
import { useOwnTimeZone } from "#features/ui/use-own-time-zone.ts";
import type { Misfit } from "./correction-client.ts";
import { Difference } from "./difference.tsx";
import type { Draft } from "./draft.ts";
import styles from "./panel.module.css";

interface ClashPanelProps {
  readonly misfit: Misfit;
  readonly draft: Draft;
  readonly keepTheirs: () => void;
  readonly putMine: () => void;
  readonly goOn: () => void;
}

/** Somebody else has changed the passage meanwhile: what they made of it, and the ways on. What was typed stands above. */
export function ClashPanel({ misfit, draft, keepTheirs, putMine, goOn }: ClashPanelProps) {
  const t = useTranslations("editor");
  const format = useFormatter();
  const timeZone = useOwnTimeZone();
  const { by, at, passage } = misfit;
  const time = at === null || Number.isNaN(Date.parse(at)) ? null : new Date(at);
  if (!passage) return null;
  const told = {
    who: by ?? t("somebody"),
    when: time ? format.dateTime(time, { hour: "numeric", minute: "2-digit", timeZone }) : "",
  };
  return (
    <div className={styles.panel} role="alert">
      <p>{t(time ? "clashAt" : "clash", told)}</p>
      <p className={styles.label}>{t("theirs")}</p>
      <p className={styles.quoted}>
        {passage.speaker !== draft.before.speaker && <cite>{`${passage.speaker ?? t("nobody")}: `}</cite>}
        <Difference before={draft.before.text} after={passage.text} />
      </p>
      <div className={styles.buttons}>
        <TextButton main onClick={goOn}>
          {t("goOn")}
        </TextButton>
        <TextButton onClick={putMine}>{t("putMine")}</TextButton>
        <TextButton onClick={keepTheirs}>{t("keepTheirs")}</TextButton>
      </div>
    </div>
  );
}
