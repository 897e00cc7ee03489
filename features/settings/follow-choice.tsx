"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { followWanted, keepFollowWanted } from "#features/ui/follow-setting.ts";
import { Switch } from "#features/ui/switch.tsx";
import { useAlive } from "#features/ui/use-alive.ts";

/** Whether transcripts follow the sound, on all pages that are opened from now on. */
export function FollowChoice() {
  const t = useTranslations("settings");
  const alive = useAlive();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const change = (wanted: boolean) => {
    keepFollowWanted(wanted);
    setChosen(wanted);
  };
  return (
    <Switch checked={chosen ?? (!alive || followWanted())} change={change}>
      {t("follow")}
    </Switch>
  );
}
