"use client";

import { useTranslations } from "next-intl";
import type { Queueable } from "#core/queue/queue.ts";
import { formatMomentClock } from "#core/time/moment.ts";

/** What is queued as sentences name it: an episode by its title, a moment by its time too. */
export function useQueueableName(): (queued: Queueable) => string {
  const t = useTranslations("queue");
  return ({ track: { title }, moment }) =>
    moment ? t("momentOf", { title, time: formatMomentClock(moment) }) : title;
}
