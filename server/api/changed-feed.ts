import { config } from "../config.ts";
import type { Database } from "../db/client.ts";
import { listFeeds } from "../feeds/list.ts";
import { notFoundResponse } from "../http/problem.ts";
import { answerFeed } from "./feed-answer.ts";

/** What a script is told that has changed something about the feed of a show. `done`: whether there was one on the web. */
export async function answerChangedFeed(db: Database, show: string, done: boolean): Promise<object> {
  const feed = done ? (await listFeeds(db, new Date())).find(({ slug }) => slug === show) : undefined;
  if (!feed) return notFoundResponse("No show of this id comes from a feed on the web.");
  return answerFeed(feed, config().publicUrl);
}
