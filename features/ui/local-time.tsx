"use client";

import { useFormatter } from "next-intl";
import { useAlive } from "./use-alive.ts";

/** A time of day somewhere in the world, as the clock of whoever reads it shows it; before that is known, in UTC. `at` in epoch milliseconds. */
export function LocalTime({ at }: { readonly at: number }) {
  const format = useFormatter();
  const alive = useAlive();
  const date = new Date(at);
  const timeZone = alive ? Intl.DateTimeFormat().resolvedOptions().timeZone : "UTC";
  return (
    <time dateTime={date.toISOString()}>
      {format.dateTime(date, {
        weekday: "short",
        day: "numeric",
        month: "short",
        hour: "numeric",
        minute: "2-digit",
        timeZoneName: "short",
        timeZone,
      })}
    </time>
  );
}
