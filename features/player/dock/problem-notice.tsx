"use client";

import { useTranslations } from "next-intl";
import { usePlayer, usePlayerState } from "../player-context.tsx";
import styles from "./problem-notice.module.css";

/** Why there is no sound, and the one thing to do about it; the place is kept. Or that nobody can jump in it. */
export function ProblemNotice() {
  const t = useTranslations("player");
  const player = usePlayer();
  const problem = usePlayerState((state) => state.problem);
  const audio = usePlayerState((state) => state.track?.audio ?? null);
  const seekable = usePlayerState((state) => state.seekable);
  if (problem === null && seekable) return null;
  if (problem === null)
    return (
      <div className={styles.notice} role="status">
        <p>{t("notSeekable")}</p>
      </div>
    );
  return (
    <div className={styles.notice} role="alert">
      <p>{t(`problems.${problem}`, { type: audio?.type ?? "" })}</p>
      {problem === "unsupported" && audio !== null && (
        <a href={audio.url} download target="_blank" rel="noopener">
          {t("download")}
        </a>
      )}
      {problem !== "unsupported" && audio !== null && (
        <button type="button" onClick={() => player.retry()}>
          {t("tryAgain")}
        </button>
      )}
    </div>
  );
}
