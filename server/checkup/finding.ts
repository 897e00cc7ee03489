import type en from "../../messages/en.json";

/** A sentence of `doctor` in messages/. */
type FindingCode = keyof typeof en.doctor;

/** What was looked at in an installation, and how it is. */
export interface Finding {
  /** note: it works, and something could be better, or is for its keeper to know. */
  readonly level: "fine" | "note" | "wrong";
  readonly code: FindingCode;
  readonly values: Readonly<Record<string, string | number>>;
}

export const fine = (code: FindingCode, values: Finding["values"] = {}): Finding => ({
  level: "fine",
  code,
  values,
});
export const note = (code: FindingCode, values: Finding["values"] = {}): Finding => ({
  level: "note",
  code,
  values,
});
export const wrong = (code: FindingCode, values: Finding["values"] = {}): Finding => ({
  level: "wrong",
  code,
  values,
});
