import { searchFor } from "#core/search/request.ts";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { endWhenTold } from "#server/ending.ts";
import { runJobs } from "#server/jobs/run-jobs.ts";
import { beginLog } from "#server/log/log.ts";
import { search } from "#server/search/search.ts";
import { closeSite } from "#server/site/closing.ts";
import { makeDoor } from "#server/site/door.ts";
import { logRequest, watchFor } from "#server/site/watch.ts";

// A site that logs, searches, asks its database and does its jobs. Says its port when it listens.
await beginLog("info");
const door = makeDoor({ host: "127.0.0.1", port: 0, publicUrl: config().publicUrl }, false);
await door.open(
  async ({ url = "" }, response) => {
    const { searchParams, pathname } = new URL(url, "http://a");
    if (pathname === "/sitemap") throw new Error("It failed");
    if (pathname === "/search") await search(searchFor(searchParams.get("q") ?? ""));
    await database().show.findFirst({ where: { slug: "a-slug-that-is-looked-for" } });
    console.warn("Something was answered");
    response.end("answered");
  },
  undefined,
  watchFor([logRequest]),
);
const ending = new AbortController();
void runJobs(config(), database(), "traced", ending.signal);
endWhenTold(() => closeSite(door, [async () => ending.abort()]));
const address = door.server.address();
console.log(`port ${typeof address === "object" ? address?.port : address}`);
