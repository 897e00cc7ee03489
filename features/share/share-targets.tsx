"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { SHARE_TARGETS, shareUrl } from "#core/share/target.ts";
import { MastodonShare } from "./mastodon-share.tsx";
import styles from "./share-dialog.module.css";
import type { WayToShare } from "./sharing.ts";

/** Places to send it to, as links that open beside the page. A mail needs no page. */
export function ShareTargets({ shared, onShare }: WayToShare) {
  const t = useTranslations("share");
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={styles.part}>
      <h3 id={heading}>{t("sendTo")}</h3>
      <ul className={styles.targets}>
        {SHARE_TARGETS.map((target) => (
          <li key={target}>
            <a
              href={shareUrl(target, shared)}
              target={target === "mail" ? undefined : "_blank"}
              rel="noopener"
              onClick={onShare}
            >
              {t(`targets.${target}`)}
            </a>
          </li>
        ))}
        <MastodonShare shared={shared} onShare={onShare} />
      </ul>
    </section>
  );
}
