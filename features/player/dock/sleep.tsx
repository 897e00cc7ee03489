"use client";

import { Moon } from "lucide";
import { useTranslations } from "next-intl";
import { formatClock } from "#core/time/time.ts";
import { Icon } from "#features/ui/icon.tsx";
import { useKeyTip, usePlayerState, useShortcut } from "../player-context.tsx";
import type { SleepWish } from "../sleep/sleep-timer.ts";
import { useSleep, useSleepTimer } from "../sleep/use-sleep.ts";
import { Choice, Choices, ControlPanel } from "./control-panel.tsx";

const MINUTES = [5, 10, 15, 20, 30, 45, 60, 90, 120];

/** When the sound is to end by itself; once that is set, how long it still goes on. */
export function Sleep() {
  const t = useTranslations("player");
  const timer = useSleepTimer();
  const { sleep } = useSleep();
  const chaptered = usePlayerState((state) => (state.track?.chapters.length ?? 0) > 1);
  const tip = useKeyTip("sleep");
  const left = sleep?.left == null ? null : formatClock(sleep.left);
  const chosen = (kind: SleepWish["kind"]) => sleep?.wish.kind === kind;
  return (
    <ControlPanel
      name={t("sleep")}
      word={t("sleepWord")}
      tip={tip(t("sleep"))}
      face={left ?? <Icon of={Moon} filled={sleep !== null} />}
      value={left === null ? "" : t("sleepLeft", { time: left })}
    >
      <Choices>
        {MINUTES.map((minutes) => (
          <Choice
            key={minutes}
            chosen={sleep?.wish.kind === "minutes" && sleep.wish.minutes === minutes}
            onClick={() => timer.set({ kind: "minutes", minutes })}
          >
            {t("sleepMinutes", { minutes })}
          </Choice>
        ))}
        {chaptered && (
          <Choice whole chosen={chosen("chapter")} onClick={() => timer.set({ kind: "chapter" })}>
            {t("sleepChapter")}
          </Choice>
        )}
        <Choice whole chosen={chosen("episode")} onClick={() => timer.set({ kind: "episode" })}>
          {t("sleepEpisode")}
        </Choice>
        {sleep && (
          <>
            <Choice whole onClick={() => timer.giveMore()}>
              {t("sleepMore")}
            </Choice>
            <Choice whole onClick={() => timer.cancel()}>
              {t("sleepOff")}
            </Choice>
          </>
        )}
      </Choices>
    </ControlPanel>
  );
}

/** Makes the key for it work, on whatever page. */
export function useSleepKey(): void {
  const timer = useSleepTimer();
  useShortcut("sleep", () => timer.giveMore());
}
