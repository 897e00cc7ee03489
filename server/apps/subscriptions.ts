import { parseSubscriptionUpload, type SubscriptionUpload } from "#core/app/subscription-upload.ts";
import type { Change } from "#core/sync/change.ts";
import { namesWithin } from "#core/sync/key.ts";
import { stateOf, type Writer } from "#core/sync/merge.ts";
import { FEED_KIND, feedKey, listFeeds, subscribe, unsubscribe } from "#core/sync/subscription.ts";
import type { Database } from "../db/client.ts";
import { listChanges } from "../sync/kept-changes.ts";
import { type Kept, writeChanges } from "../sync/store.ts";
import { appAnswer, badRequest, fullResponse } from "./app-answer.ts";
import { readJson } from "./app-body.ts";
import type { AskedByApp } from "./app-route.ts";
import { markNow, numberSince, parseSince } from "./since.ts";

/** The addresses of the feeds to which an account is subscribed, the newest first. */
export async function listSubscriptions(db: Database, accountId: number): Promise<readonly string[]> {
  const { changes } = await listChanges(db, accountId, [FEED_KIND]);
  return listFeeds(stateOf(changes)).map(({ name }) => name);
}

/** Answers to which feeds the listener has subscribed, and to which no longer. */
export async function answerSubscriptions({ db, app, now, query }: AskedByApp): Promise<Response> {
  const since = parseSince(query);
  if (since === undefined) return badRequest("since is a time in seconds.");
  const { id } = app.account;
  const number = await numberSince(db, id, since);
  const { changes, last } = await listChanges(db, id, [FEED_KIND], number);
  const add = listFeeds(stateOf(changes)).map(({ name }) => name);
  // Who asks for the first time has nothing to remove.
  const remove = since ? removedFeeds(changes) : [];
  return appAnswer({ add, remove, timestamp: await markNow(db, id, now, last) });
}

/** Keeps to which feeds an app has subscribed, and to which no longer. */
export async function takeSubscriptions(asked: AskedByApp): Promise<Response> {
  const { db, app, now, request } = asked;
  const sent = await readJson(request);
  if (sent instanceof Response) return sent;
  const upload = parseSubscriptionUpload(sent.value);
  if (upload === null) return badRequest("Feeds are added or removed, by lists of their addresses.");
  const kept = await keepSubscriptions(asked, () => upload);
  if (kept.kind === "full") return fullResponse();
  const timestamp = await markNow(db, app.account.id, now, kept.last);
  return appAnswer({ timestamp, update_urls: upload.updated });
}

/** `change` is told which feeds are subscribed to. */
export function keepSubscriptions(
  { db, app, writer: id, now }: AskedByApp,
  change: (subscribed: readonly string[]) => Pick<SubscriptionUpload, "add" | "remove">,
): Promise<Kept> {
  return writeChanges(db, app.account.id, [FEED_KIND], (state) => {
    const subscribed = listFeeds(state).map(({ name }) => name);
    const { add, remove } = change(subscribed);
    const writer: Writer = { id, state };
    return [
      ...add.filter((url) => !subscribed.includes(url)).map((url) => subscribe(writer, feedKey(url), now)),
      ...remove
        .filter((url) => subscribed.includes(url))
        .map((url) => unsubscribe(writer, feedKey(url), now)),
    ];
  });
}

/** The addresses of the feeds to which one is no longer subscribed. */
export function removedFeeds(changes: readonly Change[]): readonly string[] {
  return changes.flatMap(({ key, value }) => (value === null ? (namesWithin(FEED_KIND, key) ?? []) : []));
}
