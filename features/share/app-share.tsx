"use client";

import { Share } from "lucide";
import { useTranslations } from "next-intl";
import { shareMessage } from "#core/share/target.ts";
import { Icon } from "#features/ui/icon.tsx";
import { say } from "#features/ui/say.ts";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./share-dialog.module.css";
import type { WayToShare } from "./sharing.ts";

/** The way of the system, where the browser has it: all the apps that are there. For the browser only. */
export function AppShare({ shared, onShare }: WayToShare) {
  const t = useTranslations("share");
  if (typeof navigator.share !== "function") return null;
  const share = async () => {
    try {
      await navigator.share({ title: shared.title, text: shareMessage(shared), url: shared.url });
      onShare();
    } catch (error) {
      // An AbortError is a person who has thought better of it.
      if (!(error instanceof DOMException && error.name === "AbortError")) say(t("shareFailed"));
    }
  };
  return (
    <p className={styles.apps}>
      <TextButton icon={<Icon of={Share} />} main onClick={() => void share()}>
        {t("withApps")}
      </TextButton>
    </p>
  );
}
