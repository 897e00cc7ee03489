import { z } from "zod";
import type { EpisodeExtras, Extras, ShowExtras } from "#core/episode/extras.ts";
import { listOf } from "./schema.ts";

/** What shows and episodes have of the podcast namespace, in the words of the API. */
const extrasAnswer = {
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

function answerExtras({ funding, discussions, places, license }: Extras) {
  return { funding, discussions, places, license };
}

const isoTime = (time: number | null) => (time === null ? null : new Date(time).toISOString());

/** What shows alone have. */
export const showExtrasAnswer = {
  ...extrasAnswer,
  trailers: listOf(
    z.object({
      url: z.string(),
      title: z.string(),
      type: z.string().nullable(),
      published: z.iso.datetime().nullable(),
      season: z.int().nullable().describe("Null: of the whole show"),
    }),
  ).describe("The newest first"),
  recommended: listOf(
    z.object({ guid: z.string().nullable(), feed: z.string().nullable(), title: z.string().nullable() }),
  ).describe("Shows that its makers recommend"),
  live: listOf(
    z.object({
      title: z.string(),
      status: z.enum(["pending", "live", "ended"]),
      start: z.iso.datetime(),
      end: z.iso.datetime().nullable(),
      links: listOf(z.object({ url: z.string(), text: z.string().nullable() })),
      audio: z.object({ url: z.string(), type: z.string().nullable() }).nullable(),
    }),
  ).describe("What can be heard while it happens"),
  frequency: z
    .object({
      text: z.string().nullable(),
      rule: z.string().nullable().describe("RFC 5545"),
      start: z.iso.datetime().nullable(),
      complete: z.boolean().describe("No more episodes will come"),
    })
    .nullable()
    .describe("When new episodes are meant to come"),
};

export function answerShowExtras(extras: ShowExtras) {
  const { trailers, recommended, live, frequency } = extras;
  return {
    ...answerExtras(extras),
    trailers: trailers.map(({ url, title, type, publishedAt, season }) => ({
      url,
      title,
      type,
      published: isoTime(publishedAt),
      season,
    })),
    recommended: recommended.map(({ guid, url, title }) => ({ guid, feed: url, title })),
    live: live.map(({ title, status, start, end, links, audio }) => ({
      title,
      status,
      start: new Date(start).toISOString(),
      end: isoTime(end),
      links,
      audio,
    })),
    frequency: frequency && { ...frequency, start: isoTime(frequency.start) },
  };
}

/** What episodes alone have. */
export const episodeExtrasAnswer = {
  ...extrasAnswer,
  alternates: listOf(
    z.object({
      url: z.string(),
      type: z.string().nullable(),
      bytes: z.int().nullable(),
      bitrate: z.int().nullable().describe("Bits per second"),
      height: z.int().nullable().describe("Of a film, in pixels"),
      language: z.string().nullable(),
      title: z.string().nullable(),
      codecs: z.string().nullable(),
      integrity: z
        .object({ type: z.enum(["sri", "pgp-signature"]), value: z.string() })
        .nullable()
        .describe("By which the file can be checked"),
    }),
  ).describe("Other versions of its sound, and films of it"),
};

export function answerEpisodeExtras(extras: EpisodeExtras) {
  const alternates = extras.alternates.map(({ rel, isDefault, ...alternate }) => alternate);
  return { ...answerExtras(extras), alternates };
}
