"use client";

import { useTranslations } from "next-intl";
import { usePlayerState } from "../player-context.tsx";
import { useDockShown } from "./dock-shown.ts";

/** For those who go by keys: the way past the page to the player, while it is there. */
export function SkipToPlayer() {
  const t = useTranslations("player");
  const held = usePlayerState((state) => state.track !== null);
  const shown = useDockShown();
  return held && shown ? (
    <a className="skip-link" href="#player">
      {t("skipToPlayer")}
    </a>
  ) : null;
}
