import { z } from "zod";
import { ORDERS } from "#core/episode/filter.ts";
import { ARCHIVE_LIMITER } from "../http/rate-limit.ts";
import { episodeSchema, episodesSchema } from "./episode-answer.ts";
import { describeParameter, describeSchema, jsonAnswer, limitAnswer, problemAnswer } from "./openapi-part.ts";
import { showSchema, showsSchema } from "./show-answer.ts";
import { transcriptSchema } from "./transcript-answer.ts";

const text = z.string();
const SHOW = { name: "show", in: "path", description: "A show's id", schema: text } as const;
const EPISODE = {
  name: "episode",
  in: "path",
  description: "What follows the / in an episode's id",
  schema: text,
} as const;
const PAGE = { name: "page", in: "query", description: "Counted from 1", schema: z.int().min(1) } as const;
const LANGUAGE = {
  name: "lang",
  in: "query",
  description: "BCP 47; the show's where it is not given",
  schema: text,
} as const;

/** Every parameter of a list of episodes, as `parseEpisodeFilter` reads them. */
export const EPISODE_PARAMETERS = [
  { name: "text", in: "query", description: "Words of the title or the summary", schema: text },
  { name: "tag", in: "query", description: "A tag's id", schema: text },
  { name: "speaker", in: "query", description: "The name of somebody credited or heard", schema: text },
  { name: "year", in: "query", description: "Of publication", schema: text.regex(/^\d{4}$/) },
  { name: "season", in: "query", description: "A season's number", schema: z.int().nonnegative() },
  { name: "transcribed", in: "query", description: "1: only what has a transcript", schema: text },
  {
    name: "order",
    in: "query",
    description: "The newest first where it is not given, of a serial show the oldest",
    schema: z.enum(ORDERS),
  },
  PAGE,
] as const;

type Parameter = typeof SHOW | typeof EPISODE | typeof LANGUAGE | (typeof EPISODE_PARAMETERS)[number];

/** What the API tells of an archive, as paths of OpenAPI. */
export function archivePaths() {
  const show = "/api/v1/shows/{show}";
  const episode = `${show}/episodes/{episode}`;
  return {
    "/api/v1/shows": { get: operation("listShows", "All shows, by title", [PAGE], "Shows") },
    [show]: { get: operation("getShow", "One show", [SHOW], "Show") },
    [`${show}/episodes`]: {
      get: operation("listEpisodes", "The episodes of a show", [SHOW, ...EPISODE_PARAMETERS], "Episodes"),
    },
    [episode]: { get: operation("getEpisode", "One episode", [SHOW, EPISODE], "Episode") },
    [`${episode}/transcript`]: {
      get: operation(
        "getTranscript",
        "What is said in an episode; a transcript of more than 5,000 passages in pages of 1,000",
        [SHOW, EPISODE, LANGUAGE, PAGE],
        "Transcript",
      ),
    },
  };
}

export function archiveSchemas() {
  return {
    Shows: describeSchema(showsSchema),
    Show: describeSchema(showSchema),
    Episodes: describeSchema(episodesSchema),
    Episode: describeSchema(episodeSchema),
    Transcript: describeSchema(transcriptSchema),
  };
}

function operation(
  operationId: string,
  summary: string,
  parameters: readonly Parameter[],
  component: string,
) {
  return {
    operationId,
    summary,
    parameters: parameters.map((parameter) => ({
      ...describeParameter(parameter),
      in: parameter.in,
      required: parameter.in === "path",
    })),
    responses: {
      "200": jsonAnswer(summary, component),
      "304": { description: "As it was when the asker's If-None-Match was sent" },
      "404": problemAnswer("There is no such thing, or no such page"),
      "429": limitAnswer(ARCHIVE_LIMITER),
    },
  };
}
