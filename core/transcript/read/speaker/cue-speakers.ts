import { roundToMillisecond } from "../../../time/time.ts";
import type { Cue } from "../../cue.ts";
import { type SpeechPart, speechParts } from "./named-speakers.ts";

/**
 * Takes the speakers' names out of the texts of cues. A cue of two speakers becomes one for each, that share its time by
 * the lengths of what they say, or by its stamps.
 */
export function nameSpeakers(cues: readonly Cue[], credited: readonly string[]): readonly Cue[] {
  const parts = speechParts(cues, credited);
  return cues.flatMap((cue, index) => cutCue(cue, parts[index] ?? null));
}

function cutCue(cue: Cue, parts: readonly SpeechPart[] | null): readonly Cue[] {
  if (parts === null) return [cue];
  const starts = startsOf(cue, parts);
  return parts.map(({ speaker, changes, from, to }, index): Cue => {
    const start = starts[index] ?? cue.start;
    const end = index === parts.length - 1 ? cue.end : (starts[index + 1] ?? null);
    return {
      start,
      end: end !== null && end > start ? end : null,
      speaker,
      ...(changes && speaker === null ? { unnamed: true } : {}),
      text: cue.text.slice(from, to).trim(),
      stamps: cue.stamps
        .filter(({ offset }) => offset >= from && offset < to)
        .map(({ offset, time }) => ({ offset: offset - from, time })),
    };
  });
}

/** When each part is spoken: from its first stamp on, else by the lengths of those before it. Never decreasing. */
function startsOf({ start, end, stamps }: Cue, parts: readonly SpeechPart[]): readonly number[] {
  const whole = parts.reduce((sum, { from, to }) => sum + to - from, 0);
  const lasts = end === null ? 0 : end - start;
  let before = 0;
  let latest = start;
  return parts.map(({ from, to }, index) => {
    const stamp = index === 0 ? undefined : stamps.find(({ offset }) => offset >= from && offset < to);
    latest = Math.max(latest, stamp?.time ?? roundToMillisecond(start + (lasts * before) / whole));
    before += to - from;
    return latest;
  });
}
