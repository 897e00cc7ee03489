"use client";

import { WifiOff } from "lucide";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { isForElsewhere } from "#features/ui/for-elsewhere.ts";
import { Icon } from "#features/ui/icon.tsx";
import { say } from "#features/ui/say.ts";
import { useLater } from "#features/ui/use-later.ts";
import { useNoNetwork } from "#features/ui/use-no-network.ts";
import styles from "./site.module.css";

const loadLife = () => import("./later-life.tsx");

/**
 * Says that there is no network. Meanwhile no press takes the page, and the sound with it: pages of this site open once
 * there is one again, those that are kept at once; what the browser itself would open is not opened.
 */
export function OfflineNote() {
  const t = useTranslations("offline");
  const offline = useNoNetwork();
  const life = useLater(loadLife, false);
  // Follows presses anywhere on the page, of links that are not rendered here as well.
  useEffect(() => {
    if (!offline) return;
    const press = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || isForElsewhere(event) || !needsNetwork(link)) return;
      if (!event.defaultPrevented || !life?.isKeptPath(link.pathname)) hold(event);
    };
    const hold = (event: Event) => {
      say(event.defaultPrevented ? t("waits") : t("needed"));
      event.preventDefault();
    };
    const submit = (event: SubmitEvent) => {
      // A form that is sent by script tells by itself how that went.
      if (!event.defaultPrevented) hold(event);
    };
    window.addEventListener("click", press);
    window.addEventListener("submit", submit);
    return () => {
      window.removeEventListener("click", press);
      window.removeEventListener("submit", submit);
    };
  }, [offline, life, t]);
  return (
    <p className={styles.offline} role="status">
      {life && (
        <>
          <life.OfflineLife />
          <life.ForgetWithOthers />
          <life.OtherTabsLife />
          <life.SyncLife />
          <life.TrashLife />
          <life.TranscriptLife />
        </>
      )}
      {offline && (
        <>
          <Icon of={WifiOff} size={18} />
          <span>{t("offline")}</span>
          <span className="visually-hidden">{t("waits")}</span>
        </>
      )}
    </p>
  );
}

/** Whether a plain press opens another page, or saves a file. */
function needsNetwork(link: HTMLAnchorElement): boolean {
  const { origin, pathname, search } = window.location;
  if (!/^https?:$/.test(link.protocol)) return false;
  return link.origin !== origin || link.pathname !== pathname || link.search !== search;
}
