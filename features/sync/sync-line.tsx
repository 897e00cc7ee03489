"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { useOwnTimeZone } from "#features/ui/use-own-time-zone.ts";
import { followStatus, getStatus, statusOnServer } from "./sync-status.ts";

/** Whether this browser is in step with the account, and since when. */
export function SyncLine() {
  const t = useTranslations("sync");
  const format = useFormatter();
  const timeZone = useOwnTimeZone();
  const status = useSyncExternalStore(followStatus, getStatus, statusOnServer);
  const at = "at" in status ? status.at : null;
  const time = at === null ? "" : format.dateTime(at, { dateStyle: "medium", timeStyle: "short", timeZone });
  return <p>{t(at === null && status.kind === "unreachable" ? "never" : status.kind, { time })}</p>;
}
