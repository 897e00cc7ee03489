import { z } from "zod";
import type { Reader } from "./passages.ts";

const keys = z.array(z.object({ key: z.union([z.number(), z.bigint()]).transform(Number) }));

/** The keys of the passages of a transcript that may hold these words, in any case; some may not. */
export async function listCandidates(
  db: Reader,
  transcriptId: number,
  find: string,
): Promise<readonly number[]> {
  const rows =
    await db.$queryRaw`SELECT "key" FROM "Passage" WHERE "transcriptId" = ${transcriptId} AND "text" GLOB ${globOf(find)}`;
  return keys.parse(rows).map(({ key }) => key);
}

/** SQLite's LIKE knows no other capitals than ASCII's; GLOB takes each character in any of its cases. */
function globOf(find: string): string {
  return `*${Array.from(find, anyCase).join("")}*`;
}

function anyCase(character: string): string {
  const cases = [...new Set([character, character.toLowerCase(), character.toUpperCase()])];
  // Such as ß, whose capital is two characters.
  if (cases.some((one) => [...one].length > 1)) return "*";
  return cases.length > 1 || /[*?[]/.test(character) ? `[${cases.join("")}]` : character;
}
