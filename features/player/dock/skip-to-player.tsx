"use client";

import { useTranslations } from "next-intl";
import { usePlayerState } from "../player-context.tsx";

/** For those who go by keys: the way past the page to the player, while it is there. */
export function SkipToPlayer() {
  const t = useTranslations("player");
  const held = usePlayerState((state) => state.track !== null);
  return held ? (
    <a className="skip-link" href="#player">
      {t("skipToPlayer")}
    </a>
  ) : null;
}
