import { expect, test } from "vitest";
import { inMarks } from "#core/text/quotation-marks.ts";

test.each([
  ["en-GB", "“yes”"],
  ["ru", "«yes»"],
  ["de-AT", "„yes“"],
  ["pl", "„yes”"],
  ["fi", "”yes”"],
  ["nb", "«yes»"],
  ["ja", "「yes」"],
  ["zh-Hant", "「yes」"],
  ["zh-TW", "「yes」"],
  ["zh", "“yes”"],
  ["tlh", "“yes”"],
  ["", "“yes”"],
])("a quote in %s is %s", (language, marked) => expect(inMarks("yes", language)).toBe(marked));
