"use client";

import { useTranslations } from "next-intl";
import { type CSSProperties, type KeyboardEvent, type PointerEvent, useState } from "react";
import { clamp, formatClock } from "#core/time/time.ts";
import { usePlayer, usePlayerState } from "../player-context.tsx";
import { SpeakerRibbon } from "./speaker-ribbon.tsx";
import { useSpokenTime } from "./use-spoken-time.ts";
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

/** The place in the episode, as waveform and slider: click, drag, keys; hovering tells the time and the words there. */
export function Seek() {
  const t = useTranslations("player");
  const spoken = useSpokenTime();
  const player = usePlayer();
  const track = usePlayerState((state) => state.track);
  const time = usePlayerState((state) => state.time);
  const duration = usePlayerState((state) => state.duration) ?? 0;
  const [drag, setDrag] = useState<number | null>(null);
  const [hover, setHover] = useState<number | null>(null);
  const shown = drag ?? Math.min(time, duration);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = KEY_STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    player.step(step);
  };
  const timeAt = (event: PointerEvent) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return clamp((event.clientX - left) / width, 0, 1) * duration;
  };
  const drop = () => {
    if (drag !== null) player.seek(drag);
    setDrag(null);
  };

  return (
    <div className={styles.seek} style={{ "--heard": duration > 0 ? shown / duration : 0 } as CSSProperties}>
      {track?.peaks && duration > 0 ? (
        <Waveform key={track.href} peaks={track.peaks} duration={duration} />
      ) : (
        <div className={styles.line} />
      )}
      {duration > 0 && <SpeakerRibbon duration={duration} />}
      <WaveMarks duration={duration} />
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
        onPointerDown={(event) => setDrag(timeAt(event))}
        onChange={(event) =>
          drag === null ? player.seek(Number(event.target.value)) : setDrag(Number(event.target.value))
        }
        onPointerUp={drop}
        onPointerCancel={() => setDrag(null)}
        onPointerMove={(event) => event.pointerType === "mouse" && setHover(timeAt(event))}
        onPointerLeave={() => setHover(null)}
        onKeyDown={onKeyDown}
      />
      {(drag ?? hover) !== null && duration > 0 && <Tip time={drag ?? hover ?? 0} duration={duration} />}
    </div>
  );
}

/** The time under the pointer, and what is said there. */
function Tip({ time, duration }: { readonly time: number; readonly duration: number }) {
  const words = usePlayerState((state) => state.spoken.text)?.wordsAround(time) ?? null;
  const at = time / duration;
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

/** The part that is played, chapters as ticks below, what was found or bookmarked as marks above. */
function WaveMarks({ duration }: { readonly duration: number }) {
  const track = usePlayerState((state) => state.track);
  const marks = usePlayerState((state) => state.marks);
  const range = usePlayerState((state) => state.range);
  if (!track || duration === 0) return null;
  return (
    <>
      {range && (
        <span
          className={styles.part}
          style={{
            left: `${(range.start / duration) * 100}%`,
            width: `${((range.end - range.start) / duration) * 100}%`,
          }}
        />
      )}
      {track.chapters.map(({ start, title }) => (
        <span
          key={`${start} ${title}`}
          className={styles.tick}
          style={{ left: `${(start / duration) * 100}%` }}
        />
      ))}
      {marks.map(({ time, kind }, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: marks have no identity but their order
          key={`mark ${index}`}
          className={styles.mark}
          data-kind={kind}
          style={{ left: `${(time / duration) * 100}%` }}
        />
      ))}
    </>
  );
}
