import fc from "fast-check";
import { expect, test } from "vitest";
import { episodeMetadata } from "#app/shows/[show]/[episode]/metadata.ts";
import { writeEpisodeFile } from "#core/episode/episode-file.ts";
import { UNFILTERED } from "#core/episode/filter.ts";
import { linkMoments } from "#core/episode/note-moment.ts";
import { writeShowFeed } from "#core/feed/write/show-feed.ts";
import { episodeJsonLd } from "#core/page/json-ld.ts";
import { quoteAt } from "#core/quote/quote-at.ts";
import { languageName } from "#core/text/language.ts";
import { formatClock, formatIsoDuration, formatLength } from "#core/time/time.ts";
import { TRANSCRIPT_FILES } from "#core/transcript/write/format.ts";
import { cardOf } from "#server/card/card.ts";
import { database } from "#server/db/client.ts";
import { findEpisode, listEpisodes, listNewestPage } from "#server/shows/episodes.ts";
import { findShowFeed } from "#server/shows/show-feed.ts";
import { findShow, listShows } from "#server/shows/shows.ts";
import { listSitemapPages } from "#server/shows/sitemap.ts";
import { processDatabase } from "../database.ts";

const PUBLIC_URL = "https://pod.example";
processDatabase(() => ({ PUBLIC_URL }));

// What feeds have put where a language, an address, a type or a title belongs. NUL cannot be kept by the database.
const text = fc.oneof(
  fc.constantFrom(
    "",
    "-",
    "hi_IN",
    "en,es",
    "English (US)",
    "en-",
    "*",
    "(",
    "[",
    "%",
    "%zz",
    "javascript:alert(1)",
  ),
  fc.constantFrom(
    "http://[",
    "http://%",
    "//",
    "\\",
    "\u202e",
    "\ud800",
    "</script>",
    "$&",
    "constructor",
    "__proto__",
  ),
  fc.string({ unit: "grapheme", maxLength: 40 }).map((value) => value.replaceAll("\0", "")),
);
// Prisma writes sixteen digits to PostgreSQL, for which the greatest number of all is too great when it is rounded up.
const GREATEST = 1.797e308;
const number = fc.oneof(
  fc.constantFrom(0, -1, 1e15, -1e15, 0.0001, 1e308),
  fc.double({ noNaN: true, min: -GREATEST, max: GREATEST }),
);
/** As early and as late as a feed is believed. */
const date = fc.date({
  noInvalidDate: true,
  min: new Date("0100-01-01"),
  max: new Date("9999-12-31T23:59:59.999Z"),
});
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const row = fc.record({
  show: fc.record({
    title: text,
    description: text,
    author: optional(text),
    language: text,
    link: optional(text),
    imageUrl: optional(text),
    type: text,
    categories: fc.jsonValue().filter((value) => value !== null),
  }),
  episode: fc.record({
    title: text,
    summary: text,
    notes: text,
    publishedAt: optional(date),
    publishedDay: optional(text),
    duration: optional(number),
    type: text,
    link: optional(text),
    imageUrl: optional(text),
    audioUrl: optional(text),
    audioType: optional(text),
    peaks: optional(fc.uint8Array({ maxLength: 4 })),
  }),
  transcript: fc.record({ language: text, format: text, timing: text }),
  passage: fc.record({
    speaker: optional(text),
    start: optional(number),
    end: optional(number),
    text,
    wordTimes: text,
  }),
  chapter: fc.record({ start: number, end: optional(number), title: text, url: optional(text) }),
  person: fc.record({ name: text, role: text, group: text, href: optional(text) }),
});

type Row = typeof row extends fc.Arbitrary<infer Value> ? Value : never;

async function keepRow({ show, episode, transcript, passage, chapter, person }: Row): Promise<void> {
  await database().show.deleteMany();
  await database().show.create({
    data: {
      ...show,
      categories: show.categories ?? [],
      slug: "show",
      guid: "show",
      persons: { create: person },
      episodes: {
        create: {
          ...episode,
          peaks: episode.peaks && new Uint8Array(episode.peaks),
          slug: "episode",
          guid: "episode",
          importChecksum: "",
          persons: { create: person },
          chapters: { create: chapter },
          soundbites: { create: { start: chapter.start, end: chapter.start, title: chapter.title } },
          transcripts: { create: { ...transcript, passages: { create: { ...passage, position: 0 } } } },
        },
      },
    },
  });
}

/** All that pages, files and cards make of the rows before any of it is drawn. */
async function readEverything(language: string): Promise<void> {
  const episode = await findEpisode({ show: "show", episode: "episode" }, language, { kind: "whole" });
  if (episode === null) throw new Error("The episode is not there");
  const { transcript, brief } = episode;
  for (const moment of [null, { start: 1, end: null }, { start: 0, end: 2 }]) {
    const quote = transcript && moment && quoteAt(transcript, moment);
    episodeMetadata({ episode, moment, quote, publicUrl: PUBLIC_URL });
    JSON.stringify(episodeJsonLd({ episode, moment, quote, publicUrl: PUBLIC_URL }));
    cardOf(episode, "1", "");
  }
  for (const format of TRANSCRIPT_FILES) writeEpisodeFile(episode, `transcript.${format}`, null, PUBLIC_URL);
  writeEpisodeFile(episode, "chapters.json", null, PUBLIC_URL);
  episode.languages.map(languageName);
  const { duration, href } = brief.track;
  linkMoments(episode.notes, href, duration);
  if (duration !== null) [formatClock, formatLength, formatIsoDuration].map((format) => format(duration));
  await listNewestPage(1, 9, null);
  for (const order of ["newest", "oldest", "longest", "shortest"] as const)
    await listEpisodes("show", { ...UNFILTERED, text: language, order });
  await Promise.all([findShow("show"), listShows(), listSitemapPages(1, PUBLIC_URL)]);
  const found = await findShowFeed("show", PUBLIC_URL);
  if (found) writeShowFeed(found.feed, PUBLIC_URL);
}

test("no row makes a page throw, whatever a feed has put into it", async () => {
  await fc.assert(
    fc.asyncProperty(row, async (kept) => {
      await keepRow(kept);
      await readEverything(kept.transcript.language);
    }),
    { numRuns: 25 },
  );
  expect(await database().show.count()).toBe(1);
});
