import { z } from "zod";
import type { EpisodeExtras, ShowExtras } from "#core/episode/extras.ts";

const text = z.string();
const number = z.number().nullable().catch(null);
const perhaps = text.nullable().catch(null);
/** What an older Playhead wrote may lack what was learned since. */
const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).readonly().catch([]);

const extras = {
  funding: listOf(z.object({ url: text, text: perhaps })),
  discussions: z
    .array(z.object({ url: text, protocol: text, account: perhaps, accountUrl: perhaps }))
    .readonly()
    .nullable()
    .catch([]),
  places: listOf(
    z.object({
      name: text,
      rel: z.enum(["subject", "creator"]),
      geo: perhaps,
      osm: perhaps,
      country: perhaps,
    }),
  ),
  license: z.object({ name: text, url: perhaps }).nullable().catch(null),
};

const showExtras = {
  ...extras,
  trailers: listOf(
    z.object({ url: text, title: text, type: perhaps, bytes: number, publishedAt: number, season: number }),
  ),
  recommended: listOf(z.object({ guid: perhaps, url: perhaps, title: perhaps })),
  live: listOf(
    z.object({
      guid: text,
      title: text,
      status: z.enum(["pending", "live", "ended"]),
      start: z.number(),
      end: number,
      links: listOf(z.object({ url: text, text: perhaps })),
      audio: z.object({ url: text, type: perhaps }).nullable().catch(null),
    }),
  ),
  frequency: z
    .object({ text: perhaps, rule: perhaps, start: number, complete: z.boolean() })
    .nullable()
    .catch(null),
  medium: perhaps,
};

/** The column `extras` of a show, read and written. */
export const keptShowExtras = z.object(showExtras) satisfies z.ZodType<ShowExtras>;

/** The same of an episode. */
export const keptEpisodeExtras = z.object({
  ...extras,
  alternates: listOf(
    z.object({
      url: text,
      type: perhaps,
      bytes: number,
      bitrate: number,
      height: number,
      language: perhaps,
      title: perhaps,
      rel: perhaps,
      codecs: perhaps,
      isDefault: z.boolean(),
      integrity: z
        .object({ type: z.enum(["sri", "pgp-signature"]), value: text })
        .nullable()
        .catch(null),
    }),
  ),
}) satisfies z.ZodType<EpisodeExtras>;
