import { z } from "zod";
import { feedAddresses } from "#core/feed/read/feed-address.ts";
import { withoutLogin } from "#core/text/login.ts";
import { notUnderstood } from "#server/accounts/member-json.ts";
import { answerFeed, answerImport } from "#server/api/feed-answer.ts";
import { scriptAnswer, scriptRoute } from "#server/api/script-route.ts";
import { readJson } from "#server/apps/app-body.ts";
import { config } from "#server/config.ts";
import { addImport } from "#server/feeds/add-import.ts";
import { findHere } from "#server/feeds/here.ts";
import { findImport } from "#server/feeds/imports.ts";
import { listFeeds } from "#server/feeds/list.ts";
import { problemResponse } from "#server/http/problem.ts";

const LONGEST_ADDRESS = 2000;
const added = z.object({ address: z.string().max(LONGEST_ADDRESS) });

/** All feeds, how they are and what their last reading did. */
export const GET = scriptRoute(async ({ db }) => {
  const feeds = await listFeeds(db, new Date());
  return { feeds: feeds.map((feed) => answerFeed(feed, config().publicUrl)) };
});

/** Has the show of a feed imported, by its address. */
export const POST = scriptRoute(async ({ db, request }) => {
  const sent = await readJson(request);
  if (sent instanceof Response) return sent;
  const body = added.safeParse(sent.value);
  if (!body.success) return notUnderstood(body.error);
  const [address = ""] = feedAddresses(body.data.address);
  if (!URL.canParse(address)) {
    const detail = "The address must be one on the web, such as https://example.org/feed.xml.";
    return problemResponse({ title: "Unprocessable Content", detail, status: 422 });
  }
  const source = new URL(address).href;
  const here = await findHere(db, [withoutLogin(source)]);
  if (here) {
    const detail = `It is here already: the show ${here.slug} comes from it.`;
    return problemResponse({ title: "Conflict", detail, status: 409 });
  }
  const found = await findImport(db, await addImport(db, { source, title: "" }, new Date()));
  if (found === null) throw new Error("An import that was added is gone");
  return scriptAnswer(answerImport(found.listed, found.outcome, config().publicUrl), 202);
});
