/** The mark that opens a quote, by the language (CLDR, quotationStart). */
const MARKS: Readonly<Record<string, string>> = {
  ar: "”",
  be: "«",
  bg: "„",
  bs: "„",
  ca: "«",
  cs: "„",
  da: "“",
  de: "„",
  el: "«",
  es: "«",
  et: "„",
  fa: "«",
  fi: "”",
  fr: "«",
  he: "”",
  hr: "„",
  hu: "„",
  hy: "«",
  is: "„",
  it: "«",
  ja: "「",
  ka: "„",
  kk: "«",
  lt: "„",
  nb: "«",
  nn: "«",
  no: "«",
  pl: "„",
  pt: "“",
  ro: "„",
  ru: "«",
  sk: "„",
  sl: "„",
  sq: "«",
  sr: "„",
  sv: "”",
  tt: "«",
  uk: "«",
  ur: "”",
};

/** `language` is BCP 47; what is not listed opens as English does. */
export function openingMark(language: string): string {
  const [base = "", ...rest] = language.toLowerCase().split("-");
  if (base === "zh" && rest.some((part) => ["hant", "tw", "hk", "mo"].includes(part))) return "「";
  return MARKS[base] ?? "“";
}
