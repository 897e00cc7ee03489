import {
  APP_SETTING_KIND,
  appSettingChanges,
  findAppSettings,
  listFavorites,
  parseScope,
} from "#core/app/app-setting.ts";
import { type SyncState, stateOf } from "#core/sync/merge.ts";
import { config } from "../config.ts";
import type { Database } from "../db/client.ts";
import { listChanges } from "../sync/kept-changes.ts";
import { writeChanges } from "../sync/store.ts";
import { appAnswer, badRequest, fullResponse } from "./app-answer.ts";
import { readJson } from "./app-body.ts";
import type { AskedByApp } from "./app-route.ts";
import { findNamedEpisodes } from "./known-episodes.ts";
import { toldEpisode } from "./told-episode.ts";

const NO_SCOPE = "What is set is of the account, a device, a podcast or an episode, which the address names.";

export async function answerSettings({ db, app, query }: AskedByApp, name: string): Promise<Response> {
  const scope = parseScope(name, (parameter) => query.get(parameter));
  if (!scope) return badRequest(NO_SCOPE);
  return appAnswer(findAppSettings(await settingState(db, app.account.id), scope));
}

export async function takeSettings(asked: AskedByApp, name: string): Promise<Response> {
  const { db, app, writer: id, now, query, request } = asked;
  const scope = parseScope(name, (parameter) => query.get(parameter));
  if (!scope) return badRequest(NO_SCOPE);
  const sent = await readJson(request);
  if (sent instanceof Response) return sent;
  let readable = true;
  const kept = await writeChanges(db, app.account.id, [APP_SETTING_KIND], (state) => {
    const changes = appSettingChanges({ id, state }, scope, sent.value, now);
    readable = changes !== null;
    return changes ?? [];
  });
  if (!readable) return badRequest("Settings come as an object to set and a list of names to remove.");
  return kept.kind === "full" ? fullResponse() : answerSettings(asked, name);
}

/** The episodes which apps have set to be favourites. Of those that are not here only their addresses are known. */
export async function answerFavorites({ db, app }: AskedByApp): Promise<Response> {
  const { publicUrl } = config();
  const favorites = listFavorites(await settingState(db, app.account.id));
  const known = await findNamedEpisodes(
    db,
    publicUrl,
    favorites.map((favorite) => ({ ...favorite, guid: null })),
  );
  return appAnswer(
    favorites.map((favorite, index) => toldEpisode(favorite, known[index] ?? null, publicUrl)),
  );
}

async function settingState(db: Database, accountId: number): Promise<SyncState> {
  const { changes } = await listChanges(db, accountId, [APP_SETTING_KIND]);
  return stateOf(changes);
}
