import { followedRequest } from "#core/search/followed-search.ts";
import {
  type AskedNews,
  LONGEST_NAME,
  MOST_ASKED,
  parseAskedNews,
  type SearchNews,
  type ToldNews,
} from "#core/search/news.ts";
import type { SearchRequest } from "#core/search/request.ts";
import { readOwnJson } from "../http/own-form.ts";
import { limited, openLimiter } from "../http/rate-limit.ts";
import { findNews } from "./search.ts";

/** Who looks at their library asks once, and a house may have one address. */
const LIMITER = openLimiter("news", 30);
/** Bytes: a name is ASCII, and what stands around it is short. */
const LONGEST_BODY = MOST_ASKED * (LONGEST_NAME + 100);
/** When no further search is begun, so that none who follows many keeps the others waiting. Milliseconds. */
const LONGEST_LOOK = 10_000;

/** Tells what is new of the searches that somebody follows. */
export async function answerNews(request: Request): Promise<Response> {
  const refusal = limited(request, LIMITER);
  if (refusal) return refusal;
  const read = await readOwnJson(request, LONGEST_BODY);
  if (read instanceof Response) return read;
  const asked = parseAskedNews(read.value);
  if (asked === null) return new Response(null, { status: 400 });
  const end = performance.now() + LONGEST_LOOK;
  const told = await listNews(asked, findNews, () => performance.now() < end);
  return Response.json(told, { headers: { "cache-control": "no-store" } });
}

/** What is new of each, one after the other, so that others are answered in between; those are missing for which no time was left. */
export async function listNews(
  asked: readonly AskedNews[],
  find: (request: SearchRequest, since: number) => Promise<SearchNews>,
  hasTime: () => boolean,
): Promise<readonly ToldNews[]> {
  const told: ToldNews[] = [];
  for (const { name, since } of asked) {
    if (!hasTime()) break;
    told.push({ name, since, ...(await find(followedRequest(name), since)) });
  }
  return told;
}
