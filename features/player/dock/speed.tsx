"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Switch } from "#features/ui/switch.tsx";
import { useVoiceBoost } from "../boost/use-boost.ts";
import { useKeyTip, usePlayer, usePlayerState } from "../player-context.tsx";
import { showOf } from "../store/settings.ts";
import { Choice, Choices, ControlPanel } from "./control-panel.tsx";
import { SoundSwitches } from "./sound-switches.tsx";

const PRESETS = [0.75, 1, 1.25, 1.5, 1.75, 2];

/** How fast: presets, and a slider from half to four times. The pitch is kept. */
export function Speed() {
  const t = useTranslations("player");
  const format = useFormatter();
  const player = usePlayer();
  const rate = usePlayerState((state) => state.rate);
  const track = usePlayerState((state) => state.track);
  const own = usePlayerState(({ settings }) =>
    settings.showRates.some(({ show }) => track !== null && show === showOf(track)),
  );
  const boost = useVoiceBoost();
  const tip = useKeyTip("slower", "faster");
  const label = (value: number) => t("times", { rate: format.number(value, { maximumFractionDigits: 2 }) });
  return (
    <ControlPanel
      name={t("speed")}
      tip={tip(t("speed"))}
      face={label(rate)}
      value={label(rate)}
      onOpen={() => void boost.ask()}
    >
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
      <Choices>
        {PRESETS.map((preset) => (
          <Choice key={preset} chosen={preset === rate} onClick={() => player.setRate(preset)}>
            {label(preset)}
          </Choice>
        ))}
      </Choices>
      <Switch checked={own} change={(wanted) => player.setShowRate(wanted)}>
        {t("speedOfShow")}
      </Switch>
      <SoundSwitches />
    </ControlPanel>
  );
}
