import { createTranslator } from "next-intl";
import { plainLine } from "#core/text/plain-line.ts";
import type { Finding } from "#server/checkup/finding.ts";
import en from "../messages/en.json" with { type: "json" };
import ru from "../messages/ru.json" with { type: "json" };

const russian = /^ru/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "");
const locale = russian ? "ru" : "en";
const messages = russian ? ru : en;

const translate = createTranslator({ locale, messages, namespace: "command" });

/** What commands say, in the language of the terminal, on one line: no title or path may move its cursor. */
export function say(...words: Parameters<typeof translate>): string {
  return plainLine(translate(...words));
}

// Codes come from parsers as they are found: here any may be asked for.
const problems: Readonly<Record<string, string>> = messages.problem;
const translateProblem = createTranslator({ locale, messages: problems });

const findings: Readonly<Record<string, string>> = messages.doctor;
const translateFinding = createTranslator({ locale, messages: findings });

/** The sentence of a finding of `npm run doctor`. */
export function sayFinding(code: Finding["code"], values: Finding["values"]): string {
  return plainLine(translateFinding(code, values));
}

/** The sentence for a problem's code and value (see core/file/problem.ts); the two as they are where there is none. */
export function sayProblem(code: string, value: string): string {
  return plainLine(code in problems ? translateProblem(code, { value }) : `${code} ${value}`);
}
