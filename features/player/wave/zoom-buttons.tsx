"use client";

import { MoveHorizontal, ZoomIn, ZoomOut } from "lucide";
import { useTranslations } from "next-intl";
import { SHORTEST_VIEW, viewLength } from "#core/audio/wave-view.ts";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { useKeyTip, usePlayerState } from "../player-context.tsx";
import { CLOSER, useWaveView, useWaveZoom, WIDER } from "./use-wave-zoom.ts";
import styles from "./zoom-buttons.module.css";

/** Scale the waveform; not there where it is not known how long the episode is. */
export function ZoomButtons() {
  const t = useTranslations("player");
  const zoom = useWaveZoom();
  const view = useWaveView();
  const duration = usePlayerState((state) => state.duration) ?? 0;
  const closest = viewLength(view ?? { start: 0, end: duration }) <= SHORTEST_VIEW + 0.01;
  const actions = [
    { action: "zoom-out", icon: ZoomOut, idle: view === null, press: () => zoom.scaleHere(WIDER) },
    { action: "zoom-in", icon: ZoomIn, idle: closest, press: () => zoom.scaleHere(CLOSER) },
    { action: "zoom-whole", icon: MoveHorizontal, idle: view === null, press: () => zoom.reset() },
  ] as const;
  const tips = [useKeyTip("zoom-out"), useKeyTip("zoom-in"), useKeyTip("zoom-whole")];
  if (duration === 0) return null;
  return (
    <span className={styles.buttons}>
      {actions.map(({ action, icon, idle, press }, place) => (
        <IconButton
          key={action}
          name={t(`actions.${action}`)}
          {...tips[place]?.(t(`actions.${action}`))}
          className={styles.button ?? ""}
          aria-disabled={idle}
          onClick={press}
        >
          <Icon of={icon} size={18} />
        </IconButton>
      ))}
    </span>
  );
}
