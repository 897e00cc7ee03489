import { createTranslator } from "next-intl";
import en from "../messages/en.json" with { type: "json" };
import ru from "../messages/ru.json" with { type: "json" };

const russian = /^ru/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "");
const locale = russian ? "ru" : "en";
const messages = russian ? ru : en;

/** What commands say, in the language of the terminal. */
export const say = createTranslator({ locale, messages, namespace: "command" });

// Codes come from parsers as they are found: here any may be asked for.
const problems: Readonly<Record<string, string>> = messages.problem;
const translate = createTranslator({ locale, messages: problems });

/** The sentence for a problem's code and value (see core/file/problem.ts); the two as they are where there is none. */
export function sayProblem(code: string, value: string): string {
  return code in problems ? translate(code, { value }) : `${code} ${value}`;
}
