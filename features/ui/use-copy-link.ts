"use client";

import { useTranslations } from "next-intl";
import { wholeUrl } from "#core/episode/whole-url.ts";
import { formatMomentClock, type Moment, momentHref } from "#core/time/moment.ts";
import { copyText } from "./copy-text.ts";
import { say } from "./say.ts";
import { tellShared } from "./tell-count.ts";

/** Copies the full address of a moment and says so; where copying is not allowed, says the address instead. */
export function useCopyLink(episodeHref: string): (moment: Moment) => Promise<void> {
  const t = useTranslations("share");
  return async (moment) => {
    const link = wholeUrl(momentHref(episodeHref, moment), location.origin);
    const copied = await copyText(link);
    if (copied) tellShared(episodeHref, moment);
    say(copied ? t("linkCopied", { time: formatMomentClock(moment) }) : t("copyYourself", { link }));
  };
}
