import { z } from "zod";
import { UNSEEN } from "#core/text/hidden-character.ts";
import type { Reader } from "./passages.ts";

const keys = z.array(z.object({ key: z.union([z.number(), z.bigint()]).transform(Number) }));

/** Texts with what nobody sees, or with letters apart from their accents, may hold any words: see `listReplacements`. */
const ODDLY_WRITTEN = "*[\u00ad\u200b-\u200d\u2060\u0300-\u036f\u3099\u309a]*";

/**
 * The keys of the passages of a transcript that may hold these words, as `listReplacements` finds them in any case, and of
 * those that follow each, before which its words are spoken; some may not.
 */
export async function listCandidates(
  db: Reader,
  transcriptId: number,
  find: string,
): Promise<readonly number[]> {
  // What has as many bytes as characters is ASCII: nothing in it is oddly written, and seeing that is quick.
  const rows = await db.$queryRaw`
    WITH "found" AS MATERIALIZED (
      SELECT "position" FROM "Passage" WHERE "transcriptId" = ${transcriptId} AND ("text" GLOB ${globOf(find)}
        OR (octet_length("text") > length("text") AND "text" GLOB ${ODDLY_WRITTEN}))
    )
    SELECT "key" FROM "Passage" WHERE "transcriptId" = ${transcriptId} AND "position" IN
      (SELECT "position" FROM "found" UNION ALL SELECT "position" + 1 FROM "found")`;
  return keys.parse(rows).map(({ key }) => key);
}

/** SQLite's LIKE knows no other capitals than ASCII's; GLOB takes each character in any of its cases. */
function globOf(find: string): string {
  return `*${Array.from(find.normalize("NFC").replace(UNSEEN, ""), anyCase).join("")}*`;
}

/** Characters that are found for each other though none is the other's capital. */
const ALIKE = ["'’ʼ", "iİıI", "σςΣ", "kK\u212a", "åÅ\u212b", "ωΩ\u2126"];

function anyCase(character: string): string {
  if (/\s/.test(character)) return "?";
  const alike = ALIKE.find((some) => some.includes(character));
  const cases = [...new Set(alike ?? [character, character.toLowerCase(), character.toUpperCase()])];
  // Such as ß, whose capital is two characters.
  if (cases.some((one) => [...one].length > 1)) return "*";
  return cases.length > 1 || /[*?[]/.test(character) ? `[${cases.join("")}]` : character;
}
