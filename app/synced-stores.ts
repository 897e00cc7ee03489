import type { Place } from "#core/episode/place.ts";
import type { Holdings } from "#core/sync/holdings.ts";
import type { SyncedSettings } from "#core/sync/setting.ts";
import { hidePlayed, isPlayedHidden } from "#features/library/hide-played.ts";
import { bookmarkStore } from "#features/library/use-bookmarks.ts";
import { showElsewhere, showLeft } from "#features/player/dock/elsewhere.ts";
import type { PlayerStore } from "#features/player/player-context.tsx";
import { queueStore } from "#features/player/queue/use-queue.ts";
import { PLACES_KEY } from "#features/player/store/places.ts";
import { AT_FIRST, asSettings, SETTINGS_KEY, type Settings } from "#features/player/store/settings.ts";
import { followedStore } from "#features/search/use-followed.ts";
import { KINDS } from "#features/sync/sync-database.ts";
import type { SyncedStores } from "#features/sync/synced-stores.ts";
import { followWanted, keepFollowWanted } from "#features/ui/follow-setting.ts";
import { browserStorage, readText } from "#features/ui/kept-value.ts";
import { watchOtherTabs } from "#features/ui/other-tabs.ts";

/** What this page holds that is kept in step: bookmarks, places, the queue, followed searches and what is set. */
export function syncedStores(player: PlayerStore): SyncedStores {
  let settings = settingsNow(player);
  const holdings = (): Holdings => {
    const now = settingsNow(player);
    if (JSON.stringify(now) !== JSON.stringify(settings)) settings = now;
    const { bookmarks, trash } = bookmarkStore.getSnapshot();
    return {
      bookmarks,
      trash,
      places: player.getPlaces(),
      queue: queueStore.getSnapshot().items,
      searches: followedStore.getSnapshot().searches,
      settings,
    };
  };
  const refresh = refreshOf(player);
  return {
    atFirst: settingsOf(AT_FIRST, { follow: true, hidePlayed: false }),
    ready: () => {
      // Has them ask the browser what waits, and what is followed.
      queueStore.first();
      followedStore.refresh();
      return bookmarksRead();
    },
    read: () => {
      // What another tab has written down may not have been told yet.
      refresh();
      followedStore.refresh();
      return holdings();
    },
    take: async ({ places, queue, searches, settings: taken, bookmarks, trash }) => {
      showWhereLeft(player.takePlaces(places));
      queueStore.replace(queue);
      followedStore.take(searches);
      takeSettings(player, taken);
      await bookmarkStore.take({ bookmarks, trash });
    },
    showOthers: ({ places, notes }) => {
      showElsewhere(places);
      bookmarkStore.showOtherNotes(notes);
    },
    watch: (changed) => {
      let last = holdings();
      const look = () => {
        const now = holdings();
        const isSame = KINDS.every((kind) => last[kind] === now[kind]);
        last = now;
        if (!isSame) changed();
      };
      const stop = new AbortController();
      stop.signal.addEventListener("abort", watchOtherTabs(refresh));
      for (const { subscribe } of [player, player.settings, queueStore, followedStore, bookmarkStore])
        stop.signal.addEventListener("abort", subscribe(look));
      return () => stop.abort();
    },
  };
}

/** Takes over the places and settings that another tab has kept meanwhile; the other stores do so by themselves. */
function refreshOf(player: PlayerStore): () => void {
  const read = () => [PLACES_KEY, SETTINGS_KEY].map((key) => readText(browserStorage("localStorage"), key));
  // Another tab may have done so since this page has read them.
  let [places, set]: readonly (string | null | undefined)[] = [];
  return () => {
    const now = read();
    const isSame = { places: now[0] === places, set: now[1] === set };
    [places, set] = now;
    if (!isSame.places) showWhereLeft(player.takePlaces(null));
    if (!isSame.set) player.settings.refresh();
  };
}

function showWhereLeft(place: Place | null): void {
  if (place) showLeft(place);
}

function bookmarksRead(): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      const { keptIn } = bookmarkStore.getSnapshot();
      if (keptIn === "unknown") return;
      queueMicrotask(() => leave());
      resolve(keptIn === "browser");
    };
    const leave = bookmarkStore.subscribe(look);
    look();
  });
}

interface OtherSettings {
  /** Whether transcripts follow the sound. */
  readonly follow: boolean;
  readonly hidePlayed: boolean;
}

function settingsNow(player: PlayerStore): SyncedSettings {
  return settingsOf(player.settings.getSettings(), { follow: followWanted(), hidePlayed: isPlayedHidden() });
}

/** How loud it is belongs to the device. */
function settingsOf(
  { volume, muted, showRates, ...settings }: Settings,
  others: OtherSettings,
): SyncedSettings {
  return { values: { ...settings, ...others }, showRates };
}

/** What cannot be read, as of another version, stays as it is here. */
function takeSettings(player: PlayerStore, { values, showRates }: SyncedSettings): void {
  const now = player.settings.getSettings();
  const { volume, muted } = now;
  const next = asSettings({ ...now, ...values, showRates, volume, muted });
  if (next) player.takeSettings(next);
  const { follow, hidePlayed: hides } = values;
  if (typeof follow === "boolean" && follow !== followWanted()) keepFollowWanted(follow);
  if (typeof hides === "boolean" && hides !== isPlayedHidden()) hidePlayed(hides);
}
