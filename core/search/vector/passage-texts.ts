import { cut } from "../../text/cut.ts";

/** A passage that has fewer characters is told with what was said before it: "Yes, always." means nothing alone. */
const SHORT = 120;
/** About 500 tokens in most languages: what the smallest models take. */
const LONGEST = 1500;

/**
 * What is embedded of each passage of a transcript, in their order: its own words, before which those stand that were said just
 * before where it is short. Empty where there are no words.
 */
export function passageTexts(texts: readonly string[]): readonly string[] {
  return texts.map((text, index) => {
    if (!/[\p{L}\p{N}]/u.test(text)) return "";
    const before = text.length < SHORT ? (texts[index - 1] ?? "") : "";
    // Of what was said before, the end is nearest.
    const led = before === "" ? text : `${before.slice(-2 * SHORT).trimStart()} ${text}`;
    return cut(led, LONGEST);
  });
}
