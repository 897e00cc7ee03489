import { createTranslator } from "next-intl";
import en from "../messages/en.json" with { type: "json" };
import ru from "../messages/ru.json" with { type: "json" };

const russian = /^ru/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "");
const locale = russian ? "ru" : "en";
const messages = russian ? ru : en;

/** What commands say, in the language of the terminal. */
export const say = createTranslator({ locale, messages, namespace: "command" });

/** The sentence for a problem's code (see core/problem.ts). */
export const sayProblem = createTranslator({ locale, messages, namespace: "problem" });
