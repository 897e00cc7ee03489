import { z } from "zod";
import { episodeApiHref, episodeId, transcriptApiHref } from "#core/episode/address.ts";
import type { EpisodePage, ListedEpisode } from "#core/episode/episode.ts";
import { wholeUrl } from "#core/episode/whole-url.ts";
import { answerEpisodeExtras, episodeExtrasAnswer } from "./extras-answer.ts";
import { listOf, paging, seconds } from "./schema.ts";
import { answerPerson, personAnswer } from "./show-answer.ts";

const episodeAnswer = z.object({
  id: z.string().describe("show/episode, as the parameter episode of a search takes it"),
  title: z.string(),
  summary: z.string().describe("Plain text"),
  show: z.object({ id: z.string(), title: z.string() }),
  language: z.string().describe("That of the show, BCP 47"),
  published: z.iso.datetime().nullable(),
  day: z.iso.date().nullable().describe("The day of it as the feed tells it, whatever the time zone"),
  duration: seconds.nullable().describe("In seconds"),
  image: z.string().nullable(),
  audio: z.object({ url: z.string(), type: z.string() }).nullable(),
  transcribed: z.boolean(),
  season: z.int().nullable(),
  seasonName: z.string().nullable(),
  number: z.int().nullable(),
  numberLabel: z.string().nullable().describe("To be shown in place of the number"),
  url: z.url().describe("Its page"),
  details: z.url().describe("The same episode with all that is known of it, in this API"),
});

/** What `GET /api/v1/shows/{show}/episodes` answers. */
export const episodesSchema = z.object({ ...paging, episodes: listOf(episodeAnswer) });

/** What `GET /api/v1/shows/{show}/episodes/{episode}` answers. */
export const episodeSchema = z.object({
  ...episodeAnswer.shape,
  notes: z.string().describe("Sanitised HTML"),
  people: listOf(personAnswer),
  ...episodeExtrasAnswer,
  tags: listOf(z.object({ id: z.string().describe("As the parameter tag takes it"), name: z.string() })),
  chapters: listOf(
    z.object({
      start: seconds,
      end: seconds.nullable(),
      title: z.string(),
      url: z.string().nullable().describe("What it is about"),
      image: z.string().nullable(),
      listed: z.boolean().describe("False for a place that is only marked"),
    }),
  ),
  soundbites: listOf(z.object({ start: seconds, end: seconds, title: z.string().nullable() })).describe(
    "Parts that are worth hearing first",
  ),
  transcripts: listOf(z.object({ language: z.string(), url: z.url() })).describe(
    "In each language, the usual one first",
  ),
  withdrawn: z.boolean().describe("Its publisher took it back: no list or search has it any more"),
});

/** `publicUrl`, here and below, has no trailing slash. */
export function answerEpisode(episode: ListedEpisode, publicUrl: string): z.infer<typeof episodeAnswer> {
  const { track, summary, publishedAt, publishedDay, transcribed, numbering } = episode;
  const { key, title, showTitle, language, imageUrl, audio, duration, href } = track;
  return {
    id: episodeId(key),
    title,
    summary,
    show: { id: key.show, title: showTitle },
    language,
    published: publishedAt === null ? null : new Date(publishedAt).toISOString(),
    day: publishedDay,
    duration,
    image: imageUrl && wholeUrl(imageUrl, publicUrl),
    audio: audio && { url: wholeUrl(audio.url, publicUrl), type: audio.type },
    transcribed,
    ...numbering,
    url: wholeUrl(href, publicUrl),
    details: wholeUrl(episodeApiHref(key), publicUrl),
  };
}

export function answerEpisodePage(episode: EpisodePage, publicUrl: string): z.infer<typeof episodeSchema> {
  const { brief, notes, persons, tags, extras, chapters, soundbites, languages, withdrawn } = episode;
  return {
    ...answerEpisode(brief, publicUrl),
    notes,
    people: persons.map((person) => answerPerson(person, publicUrl)),
    ...answerEpisodeExtras(extras),
    tags: tags.map(({ slug, name }) => ({ id: slug, name })),
    chapters: chapters.map(({ start, end, title, url, imageUrl, listed }) => ({
      start,
      end,
      title,
      url,
      image: imageUrl && wholeUrl(imageUrl, publicUrl),
      listed,
    })),
    soundbites: soundbites.map(({ start, end, title }) => ({ start, end, title })),
    transcripts: languages.map((language) => ({
      language,
      url: wholeUrl(transcriptApiHref(brief.track.key, language), publicUrl),
    })),
    withdrawn,
  };
}
