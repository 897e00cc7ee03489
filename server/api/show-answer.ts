import { z } from "zod";
import { showFeedHref } from "#core/episode/address.ts";
import type { Credit, ListedShow, ShowPage } from "#core/episode/episode.ts";
import { wholeUrl } from "#core/episode/whole-url.ts";
import type { EpisodeGroups } from "../shows/episode-choice.ts";
import { answerShowExtras, showExtrasAnswer } from "./extras-answer.ts";
import { count, listOf, paging } from "./schema.ts";

const showAnswer = z.object({
  id: z.string().describe("As the parameter show takes it, and addresses below /api/v1/shows/"),
  title: z.string(),
  author: z.string().nullable(),
  language: z.string().describe("BCP 47, as its feed says"),
  image: z.string().nullable(),
  episodes: count,
  url: z.url().describe("Its page"),
  feed: z.url().describe("RSS 2.0"),
});

export const personAnswer = z.object({
  name: z.string(),
  role: z.string().describe("As the feed credits them; several with commas between them"),
  url: z.string().nullable().describe("Their own page"),
  image: z.string().nullable(),
});

/** What `GET /api/v1/shows` answers. */
export const showsSchema = z.object({ ...paging, shows: listOf(showAnswer) });

const groupOf = <Value extends z.ZodType>(value: Value) => listOf(z.object({ value, count }));

/** What `GET /api/v1/shows/{show}` answers. */
export const showSchema = z.object({
  ...showAnswer.shape,
  description: z.string().describe("Sanitised HTML"),
  serial: z.boolean().describe("To be heard from its first episode on"),
  link: z.string().nullable().describe("Its own page elsewhere"),
  people: listOf(personAnswer),
  ...showExtrasAnswer,
  years: groupOf(z.string()).describe("Of publication, as the parameter year takes them"),
  seasons: listOf(z.object({ value: z.int(), name: z.string().nullable(), count })).describe(
    "As the parameter season takes them, with their names",
  ),
});

/** `publicUrl`, here and below, has no trailing slash. */
export function answerShow(show: ListedShow, publicUrl: string): z.infer<typeof showAnswer> {
  const { slug, title, author, language, imageUrl, episodeCount, href } = show;
  const url = wholeUrl(href, publicUrl);
  return {
    id: slug,
    title,
    author,
    language,
    image: imageUrl && wholeUrl(imageUrl, publicUrl),
    episodes: episodeCount,
    url,
    feed: showFeedHref(url),
  };
}

export function answerShowPage(
  show: ShowPage,
  { years, seasons }: EpisodeGroups,
  publicUrl: string,
): z.infer<typeof showSchema> {
  const { description, serial, link, persons, extras } = show;
  return {
    ...answerShow(show, publicUrl),
    description,
    serial,
    link,
    people: persons.map((person) => answerPerson(person, publicUrl)),
    ...answerShowExtras(extras),
    years,
    seasons,
  };
}

export function answerPerson(
  { name, role, href, imageUrl }: Credit,
  publicUrl: string,
): z.infer<typeof personAnswer> {
  return { name, role, url: href, image: imageUrl && wholeUrl(imageUrl, publicUrl) };
}
