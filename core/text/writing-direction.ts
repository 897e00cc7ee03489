const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|iw|ji|ks|nqo|pnb|ps|sd|syr|ug|ur|yi)(?:-|$)/i;
const SCRIPT = /^[a-z]{2,3}-([a-z]{4})(?:-|$)/i;
const RIGHT_TO_LEFT_SCRIPT = /^(?:adlm|arab|hebr|nkoo|rohg|syrc|thaa)$/i;

/** The direction in which a language (BCP 47) is written: by its script where it names one. */
export function writingDirection(language: string): "ltr" | "rtl" {
  const script = SCRIPT.exec(language)?.[1];
  const leftwards = script === undefined ? RIGHT_TO_LEFT.test(language) : RIGHT_TO_LEFT_SCRIPT.test(script);
  return leftwards ? "rtl" : "ltr";
}

/**
 * The `dir` of a text that is said to be in a language: from right to left in one that is written so, also where it begins
 * with a foreign name; else as its first letter has it, since what is said of languages is often wrong.
 */
export function textDirection(language: string): "rtl" | "auto" {
  return writingDirection(language) === "rtl" ? "rtl" : "auto";
}
