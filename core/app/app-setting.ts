import { asItems, asObject, asText, type Check, ifAbsent } from "../file/json-check.ts";
import { asChange, type Change } from "../sync/change.ts";
import { keyOf, namesWithin } from "../sync/key.ts";
import { type SyncState, type Writer, write } from "../sync/merge.ts";

/** All that apps set is kept under keys of this kind, by what it is for and its name. */
export const APP_SETTING_KIND = "appSetting";

/** What a setting of apps is for (gPodder API v2, settings). */
export type SettingScope =
  | readonly ["account"]
  | readonly ["device", string]
  /** The address of the feed. */
  | readonly ["podcast", string]
  /** The addresses of the feed and of the sound. */
  | readonly ["episode", string, string];

type AppSettings = Readonly<Record<string, unknown>>;

const asSet: Check<object> = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;

/** The scope of this name, with what its parameters say; null where it is none, or they say nothing. */
export function parseScope(name: string, parameter: (name: string) => string | null): SettingScope | null {
  const [device, podcast, episode] = [parameter("device"), parameter("podcast"), parameter("episode")];
  if (name === "account") return ["account"];
  if (name === "device" && device) return ["device", device];
  if (name === "podcast" && podcast) return ["podcast", podcast];
  if (name === "episode" && podcast && episode) return ["episode", podcast, episode];
  return null;
}

/** What apps have set for this. */
export function findAppSettings(state: SyncState, scope: SettingScope): AppSettings {
  const start = keyOf(APP_SETTING_KIND, ...scope).slice(0, -1);
  const set = [...state.values()].flatMap(({ key, value }) => {
    const names = key.startsWith(start) ? namesWithin(APP_SETTING_KIND, key) : null;
    const name = names?.length === scope.length + 1 ? names.at(-1) : undefined;
    return name === undefined || value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(set);
}

/** Episodes for which apps have set that they are favourites: the addresses of their feeds and their sound. */
export function listFavorites(
  state: SyncState,
): readonly { readonly podcast: string; readonly episode: string }[] {
  return [...state.values()].flatMap(({ key, value }) => {
    const [scope, podcast, episode, name] = namesWithin(APP_SETTING_KIND, key) ?? [];
    const favorite = scope === "episode" && name === "is_favorite" && value === true;
    return favorite && podcast !== undefined && episode !== undefined ? [{ podcast, episode }] : [];
  });
}

/** What is to be written where an app tells what to `set` and what to `remove`; null for what is neither, or too long. */
export function appSettingChanges(
  writer: Writer,
  scope: SettingScope,
  told: unknown,
  now: number,
): readonly Change[] | null {
  const read = asObject({ set: ifAbsent(asSet, {}), remove: ifAbsent(asItems, []) })(told);
  if (!read) return null;
  const removed = read.remove.flatMap((name) => asText(name) ?? []).map((name) => [name, null] as const);
  const changes = [...Object.entries(read.set), ...removed].map(([name, value]) =>
    write(writer, keyOf(APP_SETTING_KIND, ...scope, name), value, now),
  );
  return changes.every((change) => asChange(change) !== undefined) ? changes : null;
}
