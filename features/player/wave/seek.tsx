"use client";

import { useTranslations } from "next-intl";
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useMemo, useRef } from "react";
import { shareOf, type WaveView, wholeView } from "#core/audio/wave-view.ts";
import { formatClock } from "#core/time/time.ts";
import { usePlayer, usePlayerState } from "../player-context.tsx";
import { SpeakerRibbon } from "./speaker-ribbon.tsx";
import { useFrames } from "./use-frames.ts";
import { useSpokenTime } from "./use-spoken-time.ts";
import { useWaveHand } from "./use-wave-hand.ts";
import { useWaveWheel } from "./use-wave-wheel.ts";
import { useWaveView, useWaveZoom } from "./use-wave-zoom.ts";
import { WaveMarks } from "./wave-marks.tsx";
import { WaveOverview } from "./wave-overview.tsx";
import { WaveWords } from "./wave-words.tsx";
import styles from "./waveform.module.css";
import { Waveform } from "./waveform.tsx";

/** What keys move the slider by, in seconds. Home and End are the browser's. */
const KEY_STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -5,
  ArrowDown: -5,
  ArrowRight: 5,
  ArrowUp: 5,
  PageDown: -30,
  PageUp: 30,
};

/**
 * The place in the episode, as waveform and slider: click, drag, keys; hovering tells the time and the words there. To a
 * keyboard it is always the whole episode, to a hand what is seen of it.
 */
export function Seek() {
  const t = useTranslations("player");
  const spoken = useSpokenTime();
  const player = usePlayer();
  const track = usePlayerState((state) => state.track);
  const time = usePlayerState((state) => state.time);
  const playing = usePlayerState((state) => state.playing);
  const duration = usePlayerState((state) => state.duration) ?? 0;
  const zoom = useWaveZoom();
  const part = useWaveView();
  const view = useMemo(() => part ?? wholeView(duration), [part, duration]);
  const place = useRef<HTMLDivElement>(null);
  const { drag, hover, isHeld, handlers } = useWaveHand({ duration, view, zoom, seek: player.seek });
  const shown = drag ?? Math.min(time, duration);
  const pointed = drag ?? hover;
  useWaveWheel(place, zoom, view);
  useFrames(part !== null && playing, () => {
    place.current?.style.setProperty("--heard", String(shareOf(view, player.currentTime())));
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const step = KEY_STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    player.step(step);
  };

  return (
    <div
      ref={place}
      className={styles.seek}
      data-zoomed={part !== null}
      style={{ "--heard": duration > 0 ? shareOf(view, shown) : 0 } as CSSProperties}
    >
      {track?.peaks && duration > 0 ? (
        <Waveform key={track.href} peaks={track.peaks} duration={duration} view={view} />
      ) : (
        <div className={styles.line} />
      )}
      {duration > 0 && <SpeakerRibbon view={view} />}
      {part && <WaveWords view={part} />}
      {part && <WaveOverview duration={duration} view={part} time={shown} />}
      <WaveMarks view={view} />
      <input
        type="range"
        className={styles.range}
        data-dragging={drag !== null}
        aria-label={t("seek")}
        aria-valuetext={t("placeOf", { place: spoken(shown), total: spoken(duration) })}
        min={0}
        max={duration}
        step={0.1}
        value={shown}
        disabled={duration === 0}
        onChange={(event) => !isHeld() && player.seek(Number(event.target.value))}
        onKeyDown={onKeyDown}
        onMouseDown={takeFromBrowser}
        {...handlers}
      />
      {pointed !== null && duration > 0 && <Tip time={pointed} view={view} />}
    </div>
  );
}

/** The browser's own slider would go to the place in the whole, and to a tenth of a second. */
function takeFromBrowser(event: MouseEvent<HTMLElement>): void {
  event.preventDefault();
  event.currentTarget.focus({ preventScroll: true });
}

/** The time under the pointer, and what is said there. */
function Tip({ time, view }: { readonly time: number; readonly view: WaveView }) {
  const words = usePlayerState((state) => state.spoken.text)?.wordsAround(time) ?? null;
  const at = shareOf(view, time);
  return (
    <div
      className={styles.tip}
      style={{ left: `${at * 100}%`, "--at": at } as CSSProperties}
      aria-hidden="true"
    >
      <time>{formatClock(time)}</time>
      {words !== null && <q dir="auto">{words}</q>}
    </div>
  );
}
