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
const SPEEDS = [0.5, 0.75, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4];

/** How this browser plays: steps, speeds and what goes by itself. Kept in it, and the same in all its tabs. */
export function ListeningSettings() {
  const t = useTranslations("settings");
  const { settings: store, setCommonRate } = usePlayer();
  const settings = usePlayerState((state) => state.settings);
  const seconds = (count: number) => t("seconds", { count });
  const times = useTimes();
  return (
    <Part title={t("listening")}>
      <div className={styles.fields}>
        <Choice
          name={t("back")}
          choices={BACK}
          value={settings.stepBack}
          write={seconds}
          change={(stepBack) => store.change({ stepBack })}
        />
        <Choice
          name={t("forward")}
          choices={FORWARD}
          value={settings.stepForward}
          write={seconds}
          change={(stepForward) => store.change({ stepForward })}
        />
        <Choice
          name={t("speed")}
          choices={SPEEDS}
          value={settings.rate}
          write={times}
          change={setCommonRate}
        />
      </div>
      <ShowSpeeds />
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

interface ChoiceProps {
  readonly name: string;
  readonly choices: readonly number[];
  /** Any other that was set stands among the choices. */
  readonly value: number;
  readonly write: (value: number) => string;
  readonly change: (value: number) => void;
}

function Choice({ name, choices, value, write, change }: ChoiceProps) {
  const offered = [...new Set([...choices, value])].sort((a, b) => a - b);
  return (
    <NamedField name={name}>
      <select value={value} onChange={(event) => change(Number(event.target.value))}>
        {offered.map((choice) => (
          <option key={choice} value={choice}>
            {write(choice)}
          </option>
        ))}
      </select>
    </NamedField>
  );
}

/** Writes speeds as the player does: `1.25×`. */
function useTimes(): (rate: number) => string {
  const t = useTranslations("settings");
  const format = useFormatter();
  return (rate) => t("times", { rate: format.number(rate, { maximumFractionDigits: 2 }) });
}

/** The shows that have a speed of their own, and how one is given it. */
function ShowSpeeds() {
  const t = useTranslations("settings");
  const { forgetShowRate } = usePlayer();
  const { showRates } = usePlayerState((state) => state.settings);
  const times = useTimes();
  return (
    <>
      <p>{t("showSpeedsAbout")}</p>
      {showRates.length > 0 && (
        <ul className={styles.list} aria-label={t("showSpeeds")}>
          {showRates.map(({ show, title, rate }) => (
            <li key={show}>
              <span dir="auto">{title}</span>
              <span>{times(rate)}</span>
              <IconButton name={t("forgetSpeed", { title })} onClick={() => forgetShowRate(show)}>
                <Icon of={X} size={18} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
