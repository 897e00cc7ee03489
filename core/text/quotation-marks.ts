/** Quotation marks by language, opening and closing, where they are not those of English (CLDR, quotationStart and quotationEnd). */
const MARKS: Readonly<Record<string, string>> = {
  ar: "”“",
  be: "«»",
  bg: "„“",
  bs: "„”",
  ca: "«»",
  cs: "„“",
  da: "“”",
  de: "„“",
  el: "«»",
  es: "«»",
  et: "„“",
  fa: "«»",
  fi: "””",
  fr: "«»",
  he: "””",
  hr: "„“",
  hu: "„”",
  hy: "«»",
  is: "„“",
  it: "«»",
  ja: "「」",
  ka: "„“",
  kk: "«»",
  lt: "„“",
  nb: "«»",
  nn: "«»",
  no: "«»",
  pl: "„”",
  pt: "“”",
  ro: "„”",
  ru: "«»",
  sk: "„“",
  sl: "„“",
  sq: "«»",
  sr: "„”",
  sv: "””",
  tt: "«»",
  uk: "«»",
  ur: "”“",
};
const ENGLISH = "“”";
/** Where Chinese is written in traditional characters. */
const TRADITIONAL = ["hant", "tw", "hk", "mo"];

/** The opening and the closing mark of a language (BCP 47); what is not listed quotes as English does. */
export function quotationMarks(language: string): { readonly open: string; readonly close: string } {
  const [base = "", ...rest] = language.toLowerCase().split("-");
  const traditional = base === "zh" && rest.some((part) => TRADITIONAL.includes(part));
  const [open = "", close = ""] = traditional ? "「」" : (MARKS[base] ?? ENGLISH);
  return { open, close };
}

/** A text in the quotation marks of its language (BCP 47). */
export function inMarks(text: string, language: string): string {
  const { open, close } = quotationMarks(language);
  return `${open}${text}${close}`;
}
