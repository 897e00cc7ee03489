"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useId } from "react";
import { useKeyTip, usePlayer, usePlayerState } from "../player-context.tsx";
import styles from "./speed.module.css";

const PRESETS = [0.75, 1, 1.25, 1.5, 1.75, 2];

/** How fast: presets, and a slider from half to four times. The pitch is kept. */
export function Speed() {
  const t = useTranslations("player");
  const format = useFormatter();
  const player = usePlayer();
  const rate = usePlayerState((state) => state.rate);
  const tip = useKeyTip("slower", "faster");
  const id = useId();
  const label = (value: number) => t("times", { rate: format.number(value, { maximumFractionDigits: 2 }) });
  return (
    <div className={styles.speed}>
      <button
        type="button"
        popoverTarget={id}
        className={styles.button}
        {...tip(t("speed"))}
        data-label={t("speed")}
      >
        <span className="visually-hidden">{`${t("speed")} `}</span>
        <span>{label(rate)}</span>
      </button>
      <div id={id} popover="auto" className={styles.panel}>
        <input
          type="range"
          aria-label={t("speed")}
          aria-valuetext={label(rate)}
          min={0.5}
          max={4}
          step={0.05}
          value={rate}
          onChange={(event) => player.setRate(Number(event.target.value))}
        />
        <div className={styles.presets}>
          {PRESETS.map((preset) => (
            <button
              key={preset}
              type="button"
              aria-pressed={preset === rate}
              onClick={() => player.setRate(preset)}
            >
              {label(preset)}
            </button>
          ))}
        </div>
      </div>
    </div>
  );
}
