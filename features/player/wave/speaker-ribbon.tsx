"use client";

import { type CSSProperties, useMemo } from "react";
import { viewLength, type WaveView } from "#core/audio/wave-view.ts";
import { speakerColour } from "#core/transcript/speaker-colour.ts";
import { listTurns } from "#core/transcript/turn.ts";
import { usePlayerState } from "../player-context.tsx";
import { useHeard } from "../sentence/use-hear-only.ts";
import styles from "./speaker-ribbon.module.css";

/** Who speaks when, as a band of colours; nothing where one voice has it all. What it tells stands in the transcript. */
export function SpeakerRibbon({ view }: { readonly view: WaveView }) {
  const text = usePlayerState((state) => state.spoken.text);
  const heard = useHeard();
  const alone = heard && (text?.speakers.get(heard.speaker) ?? null);
  const paths = useMemo(() => {
    const drawn = new Map<number, string>();
    for (const { speaker, start, end } of text ? listTurns(text.passages) : []) {
      const colour = text?.speakers.get(speaker) ?? 0;
      drawn.set(colour, `${drawn.get(colour) ?? ""}M${start} 1H${end}`);
    }
    return [...drawn];
  }, [text]);
  if (paths.length < 2) return null;
  return (
    <svg
      className={styles.ribbon}
      viewBox={`${view.start} 0 ${viewLength(view)} 2`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {paths.map(([colour, path]) => (
        <path
          key={colour}
          data-speaker={colour}
          data-left-out={alone !== null && alone !== colour}
          style={{ "--voice": speakerColour(colour) } as CSSProperties}
          d={path}
        />
      ))}
    </svg>
  );
}
