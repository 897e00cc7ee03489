"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { usePlayer } from "#features/player/player-context.tsx";
import { Dialog } from "#features/ui/dialog.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import { type Forgotten, forgetEverything } from "./forget.ts";
import { Part } from "./part.tsx";
import styles from "./settings.module.css";

/** Stands in the address of the page that begins anew when everything is forgotten. */
const FORGOTTEN = "forgotten";
const isJustForgotten = () => window.location.hash === `#${FORGOTTEN}`;
const never = () => () => undefined;
// It comes after the browser has looked for what its address names.
const bringIntoView = (words: HTMLElement | null) => words?.scrollIntoView({ block: "center" });

/** What this browser keeps of a listener, and the way to have it forget all of that. */
export function KeptHere({ preferencesHref }: { readonly preferencesHref: string }) {
  const t = useTranslations("settings");
  const [asking, setAsking] = useState(false);
  const bytes = useBytesKept();
  const format = useFormatter();
  const forgotten = useSyncExternalStore(never, isJustForgotten, () => false);
  return (
    <Part title={t("kept")}>
      {forgotten && (
        <p ref={bringIntoView} role="status">
          {t("forgotten")}
        </p>
      )}
      <p>{t("keptAbout")}</p>
      {bytes !== null && (
        <p>
          {t("keptSize", {
            size: format.number(Math.ceil(bytes / 1e6), { style: "unit", unit: "megabyte" }),
          })}
        </p>
      )}
      <div className={styles.buttons}>
        <TextButton onClick={() => setAsking(true)}>{t("forget")}</TextButton>
      </div>
      {asking && <ForgetDialog preferencesHref={preferencesHref} close={() => setAsking(false)} />}
    </Part>
  );
}

interface ForgetDialogProps {
  /** Where the choice of language and theme is taken back. */
  readonly preferencesHref: string;
  readonly close: () => void;
}

/** Asks once, and offers to take along what would be gone. */
function ForgetDialog({ preferencesHref, close }: ForgetDialogProps) {
  const t = useTranslations("settings");
  const player = usePlayer();
  const [outcome, setOutcome] = useState<Forgotten | null>(null);
  const forget = async () => {
    player.pause();
    // Else the place would be kept once more when the page goes.
    player.keepNothing();
    const forgotten = await forgetEverything(preferencesHref);
    setOutcome(forgotten);
    if (forgotten !== "all") return;
    window.location.hash = FORGOTTEN;
    window.location.reload();
  };
  return (
    <Dialog title={t("forget")} closeName={t("close")} onClose={close}>
      <p>{t("forgetAsk")}</p>
      <p>
        <PageLink href="/library">{t("exportFirst")}</PageLink>
      </p>
      {outcome && outcome !== "all" && <p role="alert">{t(`forgetFailed.${outcome}`)}</p>}
      <div className={styles.buttons}>
        <TextButton main onClick={() => void forget()}>
          {t("forgetNow")}
        </TextButton>
        <TextButton onClick={close}>{t("cancel")}</TextButton>
      </div>
    </Dialog>
  );
}

/** How much room is taken, in bytes; null where the browser does not tell. */
function useBytesKept(): number | null {
  const [bytes, setBytes] = useState<number | null>(null);
  // Follows the browser, which counts by itself.
  useEffect(() => {
    void navigator.storage?.estimate?.().then(
      ({ usage }) => setBytes(usage ?? null),
      () => undefined,
    );
  }, []);
  return bytes;
}
