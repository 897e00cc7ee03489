import { NEWS_PATH, newsToAsk, parseToldNews } from "#core/search/news.ts";
import type { FollowedStore } from "./followed-store.ts";

/** Asks once what is new of all searches that are followed. Rejects where that cannot be had. */
export async function askNews(store: FollowedStore): Promise<void> {
  const asked = newsToAsk(store.getSnapshot().searches);
  if (asked.length === 0) return;
  const response = await fetch(NEWS_PATH, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(asked),
  });
  const told = response.ok ? parseToldNews(await response.json()) : null;
  if (told === null) throw new Error(`No news of searches: ${response.status}`);
  store.tell(told);
}
