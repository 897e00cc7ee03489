import { asList, asNumber, asObject, asOneOf, asText, type Check, orNull } from "../file/json-check.ts";
import type { Transcript } from "./transcript.ts";

/** Reads what a server sends as the words of an episode (`spoken.json`). */
export const asSpokenFile: Check<Transcript> = asObject({
  language: asText,
  timing: asOneOf(["word", "cue", "aligned", "none"]),
  passages: asList(
    asObject({
      speaker: orNull(asText),
      start: orNull(asNumber),
      end: orNull(asNumber),
      text: asText,
      wordTimes: asText,
    }),
  ),
});
