import { z } from "zod";
import type { EpisodeExtras, ShowExtras } from "#core/episode/extras.ts";

const text = z.string();
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

/** The column `extras` of a show, read and written. */
export const keptShowExtras = z.object(extras) satisfies z.ZodType<ShowExtras>;

/** The same of an episode. */
export const keptEpisodeExtras = z.object(extras) satisfies z.ZodType<EpisodeExtras>;
