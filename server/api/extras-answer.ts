import { z } from "zod";
import type { Extras } from "#core/episode/extras.ts";
import { listOf } from "./schema.ts";

/** What shows and episodes have of the podcast namespace, in the words of the API. */
export const extrasAnswer = {
  funding: listOf(z.object({ url: z.string(), text: z.string().nullable() })).describe(
    "Where it can be supported, with the words of its publisher",
  ),
  discussions: listOf(
    z.object({
      url: z.string(),
      protocol: z.string(),
      account: z.string().nullable(),
      accountUrl: z.string().nullable(),
    }),
  )
    .nullable()
    .describe("Posts under which it is discussed; null where its publisher wants none to be shown"),
  places: listOf(
    z.object({
      name: z.string(),
      rel: z.enum(["subject", "creator"]).describe("What it is about, or where it was made"),
      geo: z.string().nullable().describe("As geo:30.2672,97.7431 (RFC 5870)"),
      osm: z.string().nullable().describe("Kind and number of an object of OpenStreetMap"),
      country: z.string().nullable().describe("ISO 3166-1"),
    }),
  ),
  license: z.object({ name: z.string(), url: z.string().nullable() }).nullable(),
};

export function answerExtras({ funding, discussions, places, license }: Extras) {
  return { funding, discussions, places, license };
}
