"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { followSetting } from "#features/ui/follow-setting.ts";
import { Switch } from "#features/ui/switch.tsx";

/** Whether transcripts follow the sound, on all pages that are opened from now on. */
export function FollowChoice() {
  const t = useTranslations("settings");
  const on = useSyncExternalStore(followSetting.subscribe, followSetting.isOn, () => true);
  return (
    <Switch checked={on} change={(wanted) => followSetting.turn(wanted)}>
      {t("follow")}
    </Switch>
  );
}
