import { type EpisodeAction, parseEpisodeAction } from "#core/sync/episode-action.ts";
import { config } from "../config.ts";
import { keepActions, tellActions } from "./actions.ts";
import { appAnswer, badRequest, fullResponse } from "./app-answer.ts";
import { readJson } from "./app-body.ts";
import type { AskedByApp } from "./app-route.ts";
import { markNow, numberSince, parseSince } from "./since.ts";

/** Answers what has become of episodes, in the words of `write`. */
export async function answerActions(
  { db, app, now, query }: AskedByApp,
  write: (action: EpisodeAction) => object,
): Promise<Response> {
  const since = parseSince(query);
  if (since === undefined) return badRequest("since is a time in seconds.");
  const { id } = app.account;
  const number = await numberSince(db, id, since);
  const { actions, last } = await tellActions(db, id, config().publicUrl, number);
  const podcast = query.get("podcast");
  const told = podcast === null ? actions : actions.filter((action) => action.podcast === podcast);
  return appAnswer({ actions: told.map(write), timestamp: await markNow(db, id, now, last) });
}

/** Keeps what an app tells. What cannot be read is passed over: the app would send it for ever. */
export async function takeActions({ db, app, writer, now, request }: AskedByApp): Promise<Response> {
  const sent = await readJson(request);
  if (sent instanceof Response) return sent;
  if (!Array.isArray(sent.value)) return badRequest("Actions come as a list.");
  const actions = sent.value.flatMap((item) => parseEpisodeAction(item, now) ?? []);
  const { id } = app.account;
  const kept = await keepActions(db, { accountId: id, writer, publicUrl: config().publicUrl }, actions);
  if (kept.kind === "full") return fullResponse();
  return appAnswer({ timestamp: await markNow(db, id, now, kept.last), update_urls: [] });
}
