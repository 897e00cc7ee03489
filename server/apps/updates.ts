import { addressKey } from "#core/app/address-key.ts";
import { gpodderAction } from "#core/sync/episode-action.ts";
import { stateOf } from "#core/sync/merge.ts";
import { FEED_KIND, listFeeds } from "#core/sync/subscription.ts";
import { config } from "../config.ts";
import { listChanges } from "../sync/kept-changes.ts";
import { tellActions } from "./actions.ts";
import { appAnswer, badRequest } from "./app-answer.ts";
import type { AskedByApp } from "./app-route.ts";
import { findNamedEpisodes, listNewEpisodes } from "./known-episodes.ts";
import { showsByFeed } from "./known-shows.ts";
import { markNow, numberSince, parseSince } from "./since.ts";
import { listSubscriptions, removedFeeds } from "./subscriptions.ts";
import { toldEpisode } from "./told-episode.ts";

/**
 * Answers all that is new for a device: feeds, episodes of theirs that came here, and what has become of episodes, with what
 * was done where `include_actions` is true.
 */
export async function answerUpdates({ db, app, now, query }: AskedByApp): Promise<Response> {
  const since = parseSince(query);
  if (since == null) return badRequest("since is a time in seconds.");
  const { id } = app.account;
  const { publicUrl } = config();
  const number = await numberSince(db, id, since);
  const { changes, last } = await listChanges(db, id, [FEED_KIND], number);
  const shows = await showsByFeed(db, publicUrl);
  const titleOf = (url: string) => shows.get(addressKey(url))?.title ?? url;
  const added = listFeeds(stateOf(changes));
  const { actions } = await tellActions(db, id, publicUrl, number);
  const known = await findNamedEpisodes(db, publicUrl, actions);
  const acted = actions.map((action, index) => ({
    ...toldEpisode(action, known[index] ?? null, publicUrl),
    status: action.action,
    ...(query.get("include_actions") === "true" && { action: gpodderAction(action) }),
  }));
  const subscribed = await listSubscriptions(db, id);
  const byShow = new Map(
    subscribed.flatMap((url) => {
      const show = shows.get(addressKey(url));
      return show ? [[show.slug, { url, id: show.id }] as const] : [];
    }),
  );
  const showIds = [...byShow.values()].map((show) => show.id);
  const came = await listNewEpisodes(db, publicUrl, showIds, new Date(Math.max(0, since) * 1000));
  const told = new Set(acted.map(({ url }) => url));
  const fresh = came.flatMap((episode) => {
    const podcast = byShow.get(episode.track.key.show)?.url;
    if (podcast === undefined || episode.sound === null || told.has(episode.sound)) return [];
    return [{ ...toldEpisode({ podcast, episode: episode.sound }, episode, publicUrl), status: "new" }];
  });
  return appAnswer({
    add: added.map(({ name: url }) => ({ url, title: titleOf(url) })),
    remove: removedFeeds(changes),
    updates: [...fresh, ...acted],
    timestamp: await markNow(db, id, now, last),
  });
}
