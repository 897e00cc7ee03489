"use client";

import { useTranslations } from "next-intl";
import { clockParts } from "#core/time/time.ts";

/** Says a time in seconds in words: "12 minutes 34 seconds". For those who hear the interface. */
export function useSpokenTime(): (time: number) => string {
  const t = useTranslations("player");
  return (time) => {
    const { hours, minutes, seconds } = clockParts(time);
    const parts = [
      hours > 0 ? t("hours", { count: hours }) : null,
      minutes > 0 ? t("minutes", { count: minutes }) : null,
      seconds > 0 || hours + minutes === 0 ? t("seconds", { count: seconds }) : null,
    ];
    return parts.filter((part) => part !== null).join(" ");
  };
}
