"use client";

import { X } from "lucide";
import { useFormatter, useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { formatClock } from "#core/time/time.ts";
import { usePlayer, usePlayerState } from "#features/player/player-context.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { NamedField } from "#features/ui/named-field.tsx";
import { Switch } from "#features/ui/switch.tsx";
import { timeSaved, watchTimeSaved } from "#features/ui/time-saved.ts";
import { Part } from "./part.tsx";
import styles from "./settings.module.css";

const BACK = [5, 10, 15, 20, 30, 45, 60];
const FORWARD = [5, 10, 15, 20, 30, 45, 60, 90, 120];

/** How this browser plays: steps, speeds and what goes by itself. Kept in it, and the same in all its tabs. */
export function ListeningSettings() {
  const t = useTranslations("settings");
  const { settings: store } = usePlayer();
  const settings = usePlayerState((state) => state.settings);
  return (
    <Part title={t("listening")}>
      <div className={styles.fields}>
        <Step
          name={t("back")}
          choices={BACK}
          value={settings.stepBack}
          change={(stepBack) => store.change({ stepBack })}
        />
        <Step
          name={t("forward")}
          choices={FORWARD}
          value={settings.stepForward}
          change={(stepForward) => store.change({ stepForward })}
        />
      </div>
      <Switch checked={settings.goesOn} change={(goesOn) => store.change({ goesOn })}>
        {t("goesOn")}
      </Switch>
      <Switch checked={settings.recalls} change={(recalls) => store.change({ recalls })}>
        {t("recalls")}
      </Switch>
      <SilenceChoice />
      <Switch checked={settings.boostsVoice} change={(boostsVoice) => store.change({ boostsVoice })}>
        {t("boostVoice")}
      </Switch>
      <p className={styles.about}>{t("boostVoiceAbout")}</p>
      <Switch checked={settings.shortcuts} change={(shortcuts) => store.change({ shortcuts })}>
        {t("keys")}
      </Switch>
      <Speeds />
    </Part>
  );
}

/** Whether silences are gone through quickly, and what that has saved. */
function SilenceChoice() {
  const t = useTranslations("settings");
  const { settings: store } = usePlayer();
  const checked = usePlayerState((state) => state.settings.skipsSilence);
  const saved = useSyncExternalStore(watchTimeSaved, timeSaved, nothingSaved);
  return (
    <>
      <Switch checked={checked} change={(skipsSilence) => store.change({ skipsSilence })}>
        {t("skipSilence")}
      </Switch>
      <p className={styles.about}>{t("skipSilenceAbout")}</p>
      <p className={styles.about}>{t("timeSaved", { time: formatClock(saved) })}</p>
    </>
  );
}

const nothingSaved = () => 0;

interface StepProps {
  readonly name: string;
  /** Seconds. */
  readonly choices: readonly number[];
  readonly value: number;
  readonly change: (seconds: number) => void;
}

function Step({ name, choices, value, change }: StepProps) {
  const t = useTranslations("settings");
  return (
    <NamedField name={name}>
      <select value={value} onChange={(event) => change(Number(event.target.value))}>
        {choices.map((seconds) => (
          <option key={seconds} value={seconds}>
            {t("seconds", { count: seconds })}
          </option>
        ))}
      </select>
    </NamedField>
  );
}

/** How fast all is heard, and the shows that have a speed of their own. */
function Speeds() {
  const t = useTranslations("settings");
  const format = useFormatter();
  const { settings: store } = usePlayer();
  const { rate, showRates } = usePlayerState((state) => state.settings);
  const times = (value: number) => t("times", { rate: format.number(value, { maximumFractionDigits: 2 }) });
  const without = (show: string) =>
    store.change({ showRates: showRates.filter((kept) => kept.show !== show) });
  return (
    <>
      <p>{t("speed", { rate: times(rate) })}</p>
      {showRates.length > 0 && (
        <ul className={styles.list} aria-label={t("showSpeeds")}>
          {showRates.map(({ show, title, rate: own }) => (
            <li key={show}>
              <span dir="auto">{title}</span>
              <span>{times(own)}</span>
              <IconButton name={t("forgetSpeed", { title })} onClick={() => without(show)}>
                <Icon of={X} size={18} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
