import type { Holdings } from "#core/sync/holdings.ts";
import type { SyncedSettings } from "#core/sync/setting.ts";
import { hidingPlayed } from "#features/library/hide-played.ts";
import { bookmarkStore } from "#features/library/use-bookmarks.ts";
import { showElsewhere } from "#features/player/dock/elsewhere.ts";
import { showWhereLeft, takeOver } from "#features/player/dock/take-over.ts";
import type { PlayerStore } from "#features/player/player-context.tsx";
import { queueStore } from "#features/player/queue/use-queue.ts";
import { AT_FIRST, asSettings, type Settings } from "#features/player/store/settings.ts";
import { followedStore } from "#features/search/use-followed.ts";
import { KINDS } from "#features/sync/sync-database.ts";
import type { SyncedStores } from "#features/sync/synced-stores.ts";
import { followSetting } from "#features/ui/follow-setting.ts";

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
      takeOver(player);
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
      for (const { subscribe } of [player, player.settings, queueStore, followedStore, bookmarkStore])
        stop.signal.addEventListener("abort", subscribe(look));
      return () => stop.abort();
    },
  };
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
  return settingsOf(player.settings.getSettings(), {
    follow: followSetting.isOn(),
    hidePlayed: hidingPlayed.isOn(),
  });
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
  if (typeof follow === "boolean" && follow !== followSetting.isOn()) followSetting.turn(follow);
  if (typeof hides === "boolean" && hides !== hidingPlayed.isOn()) hidingPlayed.turn(hides);
}
