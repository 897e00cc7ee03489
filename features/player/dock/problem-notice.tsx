"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { downloadOf } from "#core/episode/download.ts";
import { useNoNetwork } from "#features/ui/use-no-network.ts";
import { usePlayer, usePlayerState } from "../player-context.tsx";
import { downloadProps } from "./download-link.tsx";
import styles from "./problem-notice.module.css";

/** So long a listener waits without being told what for. Milliseconds. */
const PATIENCE = 10_000;

/** Why there is no sound, and the one thing to do about it; the place is kept. Or that nobody can jump in it, or that it is slow. */
export function ProblemNotice() {
  const t = useTranslations("player");
  const problem = usePlayerState((state) => state.problem);
  const seekable = usePlayerState((state) => state.seekable);
  const slow = useSlow();
  const offline = useNoNetwork();
  if (problem !== null) return <Problem />;
  if (slow) return <Notice text={offline ? t("offlineWaiting") : t("stillWaiting")} />;
  return seekable ? null : <Notice text={t("notSeekable")} />;
}

function Problem() {
  const t = useTranslations("player");
  const player = usePlayer();
  const problem = usePlayerState((state) => state.problem);
  const track = usePlayerState((state) => state.track);
  if (problem === null) return null;
  const audio = track?.audio ?? null;
  // Browsers ask for it with encryption all the same, which its host then does not have.
  const insecure = window.location.protocol === "https:" && audio !== null && /^http:/i.test(audio.url);
  const download = track && downloadOf(track);
  return (
    <div className={styles.notice} role="alert">
      <p>{t(`problems.${insecure ? "insecure" : problem}`, { type: audio?.type ?? "" })}</p>
      {(insecure || problem === "unsupported") && download && (
        <a href={download.href} {...downloadProps(download)}>
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

function Notice({ text }: { readonly text: string }) {
  return (
    <div className={styles.notice} role="status">
      <p>{text}</p>
    </div>
  );
}

/** Whether sound that is wanted has not come for a while. */
function useSlow(): boolean {
  const waiting = usePlayerState((state) => state.waiting);
  const [slow, setSlow] = useState(false);
  // Follows the clock.
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setSlow(true), PATIENCE);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [waiting]);
  return slow;
}
