import { z } from "zod";
import { LENGTHS, RESULT_ORDERS } from "#core/search/request.ts";
import { problemSchema } from "../http/problem.ts";
import { FEED_LIMITER, SEARCH_LIMITER, SUGGEST_LIMITER } from "../http/rate-limit.ts";
import { searchSchema, suggestionsSchema } from "./answer.ts";
import { archivePaths, archiveSchemas } from "./openapi-archive.ts";
import { hostPaths, hostSchemas, TOKEN_SCHEME } from "./openapi-host.ts";
import { describeParameter, describeSchema, jsonAnswer, limitAnswer, problemAnswer } from "./openapi-part.ts";

const text = z.string();

/** Every parameter of a search, as `parseSearchRequest` reads them. */
export const SEARCH_PARAMETERS = [
  {
    name: "q",
    description:
      'What to search for: words, "a phrase", "words near"~5, -not, OR, lighth*, question THEN answer within:60, speaker:name, show:title, in:title',
    schema: text.min(1),
    example: "lighthouse",
  },
  { name: "show", description: "A show's id", schema: text },
  { name: "episode", description: "An episode's id: show/episode", schema: text },
  { name: "speaker", description: "Words of a speaker's name", schema: text },
  { name: "tag", description: "A tag", schema: text },
  { name: "lang", description: "The language of the transcript, BCP 47", schema: text },
  { name: "from", description: "First day of publication", schema: z.iso.date() },
  { name: "to", description: "Last day of publication", schema: z.iso.date() },
  {
    name: "length",
    description: "How long the episode is: under 20 minutes, 20 to 60, over 60",
    schema: z.enum(LENGTHS),
  },
  { name: "order", description: "Relevance where it is not given", schema: z.enum(RESULT_ORDERS) },
  {
    name: "repeats",
    description:
      "Passages that are said in several episodes in much the same words are listed once; all lists each, and the id of a moment those alone that repeat it",
    schema: z.string(),
  },
  { name: "page", description: "Counted from 1", schema: z.int().min(1) },
] as const;

type Parameter = (typeof SEARCH_PARAMETERS)[number];

/** The description of the API, OpenAPI 3.1, with its schemas made of those the answers are typed by. */
export function openapiDocument(publicUrl: string) {
  return {
    openapi: "3.1.1",
    info: {
      title: "Playhead",
      version: "1",
      license: { name: "MIT", identifier: "MIT" },
      description:
        "Search everything that was ever said, and read the shows, episodes and transcripts it was said in. Unknown parameters are ignored; answers may grow.",
    },
    servers: [{ url: publicUrl }],
    paths: {
      "/api/v1/search": { get: searchOperation() },
      "/api/v1/suggest": { get: suggestOperation() },
      "/search/feed.xml": { get: feedOperation() },
      ...archivePaths(),
      ...hostPaths(),
    },
    components: { schemas: componentSchemas(), securitySchemes: TOKEN_SCHEME },
  };
}

function searchOperation() {
  return {
    operationId: "search",
    summary: "Moments in which something is said, by episode",
    parameters: SEARCH_PARAMETERS.map(describeQuestion),
    responses: {
      "200": jsonAnswer("A page of what is found", "SearchAnswer"),
      "400": problemAnswer("The parameter q is missing or empty"),
      "429": limitAnswer(SEARCH_LIMITER),
      "503": BUSY,
    },
  };
}

function suggestOperation() {
  const query = { name: "q", in: "query", required: false, schema: { type: "string" } };
  return {
    operationId: "suggest",
    summary: "What a half-typed query may become",
    parameters: [{ ...query, description: "The query so far" }],
    responses: {
      "200": jsonAnswer("Suggestions, best first; empty lists where there are none", "Suggestions"),
      "429": limitAnswer(SUGGEST_LIMITER),
      "503": BUSY,
    },
  };
}

function feedOperation() {
  return {
    operationId: "followSearch",
    summary: "A search as a feed: the newest episodes with their moments",
    // A feed has no pages and is always the newest first.
    parameters: SEARCH_PARAMETERS.filter(({ name }) => name !== "page" && name !== "order").map(
      describeQuestion,
    ),
    responses: {
      "200": {
        description: "RSS 2.0, at most 50 episodes",
        content: { "application/rss+xml": { schema: { type: "string" } } },
      },
      "304": { description: "Nothing new since If-None-Match or If-Modified-Since" },
      "400": problemAnswer("The parameter q is missing or empty"),
      "429": limitAnswer(FEED_LIMITER),
      "503": BUSY,
    },
  };
}

const BUSY = problemAnswer("Too much is asked for at once; Retry-After says when to come back");

function describeQuestion(parameter: Parameter) {
  return { ...describeParameter(parameter), in: "query", required: parameter.name === "q" };
}

function componentSchemas() {
  return {
    SearchAnswer: describeSchema(searchSchema),
    Suggestions: describeSchema(suggestionsSchema),
    ...archiveSchemas(),
    ...hostSchemas(),
    Problem: describeSchema(problemSchema),
  };
}
