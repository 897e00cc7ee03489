import { z } from "zod";
import type { Timing } from "#core/transcript/passage.ts";

const timing = z.enum(["word", "cue", "none"]);

/** The timing of a stored transcript. Throws on a value that Playhead never writes. */
export function toTiming(value: string): Timing {
  return timing.parse(value);
}
