import { getTranslations } from "next-intl/server";

/** The sentence for a problem's code and value (see core/file/problem.ts); the two as they are where there is none. */
export async function problemSentence(code: string, value: string): Promise<string> {
  const t = await getTranslations("problem");
  return t.has(code) ? t(code, { value }) : `${code} ${value}`;
}
