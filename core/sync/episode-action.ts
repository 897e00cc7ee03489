import { type KeptTrack, playableTrack } from "../episode/kept-track.ts";
import { isDone, type Place } from "../episode/place.ts";
import {
  asAmount,
  asObject,
  asOneOf,
  asText,
  type Check,
  into,
  only,
  orNull,
  otherwise,
} from "../file/json-check.ts";
import type { Change } from "./change.ts";
import { asKey, keyOf, namesWithin, type SyncKey } from "./key.ts";
import type { SyncState } from "./merge.ts";
import { placeName, placeValue } from "./place.ts";
import { stampAfter } from "./stamp.ts";
import { versionKey } from "./version.ts";

/**
 * What a podcast app tells of an episode (gPodder API v2, https://gpoddernet.readthedocs.io/en/latest/api/reference/events.html;
 * GPodder Sync for Nextcloud has the same with a guid). Times within it are in whole seconds, null where they are not told.
 */
export interface EpisodeAction {
  /** The address of the feed. */
  readonly podcast: string;
  /** The address of the sound. */
  readonly episode: string;
  readonly guid: string | null;
  readonly action: (typeof ACTIONS)[number];
  /** Epoch milliseconds, whole seconds. */
  readonly at: number;
  readonly started: number | null;
  readonly position: number | null;
  readonly total: number | null;
}

const ACTIONS = ["play", "new", "download", "delete"] as const;
/** The end of the year 9999, the last that is written with four digits. */
const LAST_TIME = 253_402_300_799_999;
/** Actions are kept under keys of this kind. */
export const ACTION_KIND = "action";

const asAddress = only(asText, (text) => text !== "");
/** Apps write -1 where nothing is to be told. */
const asSeconds = otherwise<number | null>(into(asAmount, Math.round), null);
const asTime: Check<number> = (value) => {
  if (typeof value === "number") return only(asAmount, Number.isFinite)(value * 1000);
  if (typeof value !== "string") return undefined;
  const time = Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/i.test(value) ? value : `${value}Z`);
  return Number.isFinite(time) && time >= 0 ? time : undefined;
};

/** Reads an action as it was kept. */
const asKept = asObject<EpisodeAction>({
  podcast: asAddress,
  episode: asAddress,
  guid: orNull(asText),
  action: asOneOf(ACTIONS),
  at: asAmount,
  started: orNull(asAmount),
  position: orNull(asAmount),
  total: orNull(asAmount),
});

/** Reads an action in either dialect; one whose addresses are too long for a key is none. One without a time, or of the future, is of `now` (epoch milliseconds); null for none. */
export function parseEpisodeAction(value: unknown, now: number): EpisodeAction | null {
  const read = asObject<EpisodeAction>({
    podcast: asAddress,
    episode: asAddress,
    guid: otherwise<string | null>(asAddress, null),
    action: into(asText, (name) => asOneOf(ACTIONS)(name.toLowerCase())),
    at: () => 0,
    started: asSeconds,
    position: asSeconds,
    total: asSeconds,
  })(value);
  if (read === undefined || asKey(actionKey(read)) === undefined) return null;
  const { timestamp } = asObject({ timestamp: otherwise(asTime, now) })(value) ?? {};
  return { ...read, at: secondOf(Math.min(timestamp ?? now, now)) };
}

/** The actions that apps have told, the latest of each kind and episode. */
export function listActions(state: SyncState): readonly EpisodeAction[] {
  return [...state.values()].flatMap(({ key, value }) =>
    namesWithin(ACTION_KIND, key) === null ? [] : (asKept(value) ?? []),
  );
}

/**
 * The action for the apps of gPodder: what is not told is left out, and so are all times without a position, which they
 * refuse.
 */
export function gpodderAction({ podcast, episode, guid, action, at, ...times }: EpisodeAction): object {
  const timed = action === "play" && times.position !== null ? times : {};
  const told = Object.entries({ guid, ...timed }).filter(([, value]) => value !== null);
  return { podcast, episode, action, timestamp: timestampOf(at), ...Object.fromEntries(told) };
}

/** The action as GPodder Sync for Nextcloud writes it. */
export function nextcloudAction(action: EpisodeAction): object {
  const { podcast, episode, guid, at } = action;
  const [started, position, total] = [action.started, action.position, action.total].map(
    (time) => time ?? -1,
  );
  const name = action.action.toUpperCase();
  return { podcast, episode, guid, action: name, timestamp: timestampOf(at), started, position, total };
}

/**
 * What an app has told, as changes by `device`: the action for other apps, and where the episode is one that is known here, its
 * place, null otherwise. Both are of the time that the app tells, whenever and however often it does.
 */
export function actionChanges(
  device: string,
  action: EpisodeAction,
  track: KeptTrack | null,
): readonly Change[] {
  const stamp = stampAfter(null, action.at, device);
  const key = actionKey(action);
  const place = track && placeOf(action, track);
  const told = { key, value: action, stamp };
  if (!track?.guid || !place) return [told];
  return [told, { key: versionKey(placeName(track.guid), device, 0), value: placeValue(place), stamp }];
}

/** Where an action leaves its listener; null where it is not about that. */
function placeOf({ action, at, position, total }: EpisodeAction, track: KeptTrack): Place | null {
  const time = action === "new" ? 0 : action === "play" ? position : null;
  if (time === null) return null;
  const duration = total || track.duration;
  const done = isDone(time, duration);
  return { track: playableTrack(track), time, duration, at, done, dismissed: false };
}

/**
 * A place for apps, as if it had been heard from the beginning. What is done is at its end: then they call it heard, too; what
 * is at its beginning is new, for they take no position of nought.
 */
export function placeAction(
  { time, duration, at, done }: Place,
  episode: Pick<EpisodeAction, "podcast" | "episode" | "guid">,
): EpisodeAction {
  const total = duration === null ? null : Math.round(duration);
  const position = done && total !== null ? total : Math.floor(time);
  const told = { ...episode, at: secondOf(at) };
  return position === 0
    ? { ...told, action: "new", started: null, position: null, total: null }
    : { ...told, action: "play", started: 0, position, total };
}

function actionKey({ podcast, episode, action }: EpisodeAction): SyncKey {
  return keyOf(ACTION_KIND, podcast, episode, action);
}

function secondOf(time: number): number {
  return Math.floor(Math.min(Math.max(0, time), LAST_TIME) / 1000) * 1000;
}

/** `2009-12-12T09:00:00`, in UTC. */
function timestampOf(time: number): string {
  return new Date(time).toISOString().slice(0, 19);
}
