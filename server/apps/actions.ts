import { addressKey } from "#core/app/address-key.ts";
import type { EpisodeGuid } from "#core/episode/track.ts";
import type { Change } from "#core/sync/change.ts";
import {
  ACTION_KIND,
  actionChanges,
  type EpisodeAction,
  listActions,
  placeAction,
} from "#core/sync/episode-action.ts";
import { namesWithin } from "#core/sync/key.ts";
import { type SyncState, stateOf } from "#core/sync/merge.ts";
import { listPlaces, PLACE_KIND, placeName, type SyncedPlace } from "#core/sync/place.ts";
import { FEED_KIND, listFeeds } from "#core/sync/subscription.ts";
import type { Database } from "../db/client.ts";
import { lastNumber, listChanges, listKeys, listNamed } from "../sync/kept-changes.ts";
import { type Kept, writeChanges } from "../sync/store.ts";
import { findEpisodesByGuid, findNamedEpisodes, type KnownEpisode } from "./known-episodes.ts";

/** So many are written at once: others want to write, too. */
const CHUNK = 250;

/**
 * Keeps what an app, as `writer`, has told: each action for other apps, and where its episode is here the place as well.
 */
export async function keepActions(
  db: Database,
  { accountId, writer, publicUrl }: { accountId: number; writer: string; publicUrl: string },
  actions: readonly EpisodeAction[],
): Promise<Kept> {
  const known = await findNamedEpisodes(db, publicUrl, actions);
  let kept: Kept = { kind: "kept", last: await lastNumber(db, accountId) };
  for (let from = 0; from < actions.length && kept.kind === "kept"; from += CHUNK) {
    const changes = actions
      .slice(from, from + CHUNK)
      .flatMap((action, index) => actionChanges(writer, action, known[from + index]?.track ?? null));
    kept = await writeChanges(db, accountId, [], () => changes);
  }
  return kept;
}

export interface ToldActions {
  readonly actions: readonly EpisodeAction[];
  /** Up to which of the account's changes they tell. */
  readonly last: number;
}

/**
 * What has become of episodes, wherever they were heard, as far as it came after the change of the number `since`. What apps
 * have told of episodes that are not here is given back as it came. Of one that is here the latest place is told, under
 * every address under which apps of this listener know it.
 */
export async function tellActions(
  db: Database,
  accountId: number,
  publicUrl: string,
  since: number,
): Promise<ToldActions> {
  const { changes, last } = await listChanges(db, accountId, [ACTION_KIND, PLACE_KIND], since);
  const told = listActions(stateOf(changes));
  const known = await findNamedEpisodes(db, publicUrl, told);
  const moved = new Map(movedEpisodes(changes).map((guid) => [nameOf(guid), guid]));
  const episodes = await findEpisodesByGuid(db, publicUrl, [...moved.values()]);
  const guids = [...known.flatMap((episode) => episode ?? []), ...episodes].map(({ track }) => track.guid);
  const named = new Map(guids.map((guid) => [nameOf(guid), placeName(guid)]));
  // Who asks for everything has all of them already.
  const kept = since === 0 ? changes : await listNamed(db, accountId, [...named.values()]);
  const places = placesByEpisode(stateOf(kept));
  const asTold = told.filter((action, index) => !isOlder(action, known[index] ?? null, places));
  const names = await appNames(db, accountId, episodes);
  const fromPlaces = episodes.flatMap((episode) => {
    const synced = places.get(nameOf(episode.track.guid));
    return synced ? actionsOf(synced, episode, names) : [];
  });
  return { actions: latestOfEach([...asTold, ...fromPlaces]), last };
}

/** The episodes whose places are among these changes. */
function movedEpisodes(changes: readonly Change[]): readonly EpisodeGuid[] {
  return changes.flatMap(({ key }) => {
    const [show, episode] = namesWithin(PLACE_KIND, key) ?? [];
    return show !== undefined && episode !== undefined ? [{ show, episode }] : [];
  });
}

/** Whether what an app told of where its listener is, is told by the place of the episode. */
function isOlder(
  { action, at }: EpisodeAction,
  episode: KnownEpisode | null,
  places: ReadonlyMap<string, SyncedPlace>,
): boolean {
  const synced = episode && places.get(nameOf(episode.track.guid));
  return (action === "play" || action === "new") && synced != null && synced.place.at >= at;
}

/** By which addresses apps know feeds: those that are subscribed to, and of a sound those under which they have told of it. */
interface AppNames {
  readonly subscribed: readonly string[];
  readonly bySound: ReadonlyMap<string, ReadonlySet<string>>;
}

/** As far as they are needed for these episodes. */
async function appNames(
  db: Database,
  accountId: number,
  episodes: readonly KnownEpisode[],
): Promise<AppNames> {
  if (episodes.length === 0) return { subscribed: [], bySound: new Map() };
  const { changes } = await listChanges(db, accountId, [FEED_KIND]);
  const subscribed = listFeeds(stateOf(changes)).map(({ name }) => name);
  const sounds = new Set(episodes.map(({ sound }) => sound));
  const bySound = new Map<string, Set<string>>();
  for (const key of await listKeys(db, accountId, ACTION_KIND)) {
    const [podcast, sound] = namesWithin(ACTION_KIND, key) ?? [];
    if (podcast !== undefined && sound !== undefined && sounds.has(sound))
      bySound.set(sound, (bySound.get(sound) ?? new Set()).add(podcast));
  }
  return { subscribed, bySound };
}

/** Nothing of an episode without a duration or sound: apps would take it for one that was not begun, or not find it. */
function actionsOf(
  { place }: SyncedPlace,
  { track, feeds, sound }: KnownEpisode,
  { subscribed, bySound }: AppNames,
): readonly EpisodeAction[] {
  const duration = place.duration ?? track.duration;
  if (sound === null || duration === null) return [];
  const keys = new Set(feeds.map(addressKey));
  const named = [...subscribed.filter((url) => keys.has(addressKey(url))), ...(bySound.get(sound) ?? [])];
  const podcasts = new Set(named.length > 0 ? named : feeds.slice(0, 1));
  const { episode: guid } = track.guid;
  return [...podcasts].map((podcast) =>
    placeAction({ ...place, duration }, { podcast, episode: sound, guid }),
  );
}

/** Of what is told of one episode under one address the latest of each kind; of where its listener is the latest alone. */
function latestOfEach(actions: readonly EpisodeAction[]): readonly EpisodeAction[] {
  const latest = new Map<string, EpisodeAction>();
  for (const one of actions) {
    const kind = one.action === "new" ? "play" : one.action;
    const name = JSON.stringify([one.podcast, one.episode, kind]);
    const known = latest.get(name);
    if (!known || one.at >= known.at) latest.set(name, one);
  }
  return [...latest.values()].sort((one, other) => one.at - other.at);
}

function placesByEpisode(state: SyncState): ReadonlyMap<string, SyncedPlace> {
  return new Map(
    listPlaces(state).flatMap((synced) => {
      const { guid } = synced.place.track;
      return guid === null ? [] : [[nameOf(guid), synced] as const];
    }),
  );
}

function nameOf({ show, episode }: EpisodeGuid): string {
  return JSON.stringify([show, episode]);
}
