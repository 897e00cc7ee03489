import { z } from "zod";
import { UNSEEN } from "#core/text/hidden-character.ts";
import { Prisma } from "../db/client.ts";
import { type DatabaseKind, kindOf } from "../db/kind.ts";
import type { Reader } from "./passages.ts";

const keys = z.array(z.object({ key: z.union([z.number(), z.bigint()]).transform(Number) }));

/** Texts with what nobody sees, or with letters apart from their accents, may hold any words: see `listReplacements`. */
const ODDLY_WRITTEN = "[\u00ad\u200b-\u200d\u2060\u0300-\u036f\u3099\u309a]";

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
  const kind = kindOf(db);
  const query = Prisma.sql`
    WITH "found" AS MATERIALIZED (
      SELECT "position" FROM "Passage" WHERE "transcriptId" = ${transcriptId} AND (${holds(kind, find)}
        OR (octet_length("text") > length("text") AND ${isOdd(kind)}))
    )
    SELECT "key" FROM "Passage" WHERE "transcriptId" = ${transcriptId} AND "position" IN
      (SELECT "position" FROM "found" UNION ALL SELECT "position" + 1 FROM "found")`;
  return keys.parse(await db.$queryRaw(query)).map(({ key }) => key);
}

function isOdd(kind: DatabaseKind): Prisma.Sql {
  return kind === "sqlite"
    ? Prisma.sql`"text" GLOB ${`*${ODDLY_WRITTEN}*`}`
    : Prisma.sql`"text" ~ ${ODDLY_WRITTEN}`;
}

/** LIKE knows no other capitals than ASCII's: GLOB, and a regular expression, take each character in any of its cases. */
function holds(kind: DatabaseKind, find: string): Prisma.Sql {
  const places = Array.from(find.normalize("NFC").replace(UNSEEN, ""), anyCase);
  return kind === "sqlite"
    ? Prisma.sql`"text" GLOB ${`*${places.map(toGlob).join("")}*`}`
    : Prisma.sql`"text" ~ ${places.map(toExpression).join("")}`;
}

/** Characters that are found for each other though none is the other's capital. */
const ALIKE = ["'’ʼ", "iİıI", "σςΣ", "kK\u212a", "åÅ\u212b", "ωΩ\u2126"];

/** What stands at a place of a text: any character, any number of them, or one of these. */
type Place = "one" | "any" | readonly string[];

function anyCase(character: string): Place {
  if (/\s/.test(character)) return "one";
  const alike = ALIKE.find((some) => some.includes(character));
  const cases = [...new Set(alike ?? [character, character.toLowerCase(), character.toUpperCase()])];
  // Such as ß, whose capital is two characters.
  return cases.some((one) => [...one].length > 1) ? "any" : cases;
}

function toGlob(place: Place): string {
  if (place === "one") return "?";
  if (place === "any") return "*";
  const characters = place.join("");
  return place.length > 1 || /[*?[]/.test(characters) ? `[${characters}]` : characters;
}

function toExpression(place: Place): string {
  if (place === "one") return ".";
  if (place === "any") return ".*";
  return `(?:${place.map((character) => character.replace(/[^\p{L}\p{N}]/u, "\\$&")).join("|")})`;
}
