import type { KeptBookmarks } from "../bookmark/trash.ts";
import type { Place } from "../episode/place.ts";
import type { Queue } from "../queue/queue.ts";
import type { FollowedSearch } from "../search/followed-search.ts";
import { bookmarkChanges } from "./bookmark.ts";
import type { Change } from "./change.ts";
import type { Writer } from "./merge.ts";
import { placeChanges } from "./place.ts";
import { queueChanges } from "./queue.ts";
import { type SyncedSettings, settingChanges } from "./setting.ts";
import { searchChanges } from "./subscription.ts";

/** What a browser holds of a listener. */
export interface Holdings extends KeptBookmarks {
  readonly places: readonly Place[];
  readonly queue: Queue;
  /** Those that are followed, the newest first. */
  readonly searches: readonly FollowedSearch[];
  readonly settings: SyncedSettings;
}

/** Of what has no time of its own: whatever was done on a device in step is later. */
const UNKNOWN_TIME = 0;

/**
 * What a browser brings along when its listener signs in: bookmarks, places and searches of their own times, the queue, and settings that
 * differ from those `atFirst`, as of before all times.
 */
export function holdingsChanges(
  writer: Writer,
  { bookmarks, trash, places, queue, searches, settings }: Holdings,
  atFirst: SyncedSettings,
): readonly Change[] {
  return [
    ...bookmarkChanges(writer, { bookmarks: [], trash: [] }, { bookmarks, trash }, UNKNOWN_TIME),
    ...placeChanges(writer, [], places, UNKNOWN_TIME),
    ...queueChanges(writer, [], queue, UNKNOWN_TIME),
    ...searchChanges(writer, [], searches, UNKNOWN_TIME),
    ...settingChanges(writer, atFirst, settings, UNKNOWN_TIME),
  ];
}
