import { asShowRate, type ShowRate } from "../episode/show-rate.ts";
import { type Change, isSameValue } from "./change.ts";
import { keyOf, namesWithin, type SyncKey } from "./key.ts";
import { type SyncState, type Writer, write } from "./merge.ts";

const KIND = "setting";
const RATE = "rate";

/** What a listener has set, by name. */
export interface SyncedSettings {
  /** Those that hold for the listener: how loud it is belongs to the device. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly showRates: readonly ShowRate[];
}

/**
 * What a device has to say now that `after` is set, and `before` was. A name that is missing says nothing: another version
 * knows others. A show's speed that is missing is deleted. `now` is in epoch milliseconds.
 */
export function settingChanges(
  writer: Writer,
  before: SyncedSettings,
  after: SyncedSettings,
  now: number,
): readonly Change[] {
  const [was, is] = [settingValues(before), settingValues(after)];
  const written = [...is].filter(([key, value]) => !isSameValue(was.get(key) ?? null, value));
  const gone = before.showRates.map(rateKey).filter((key) => !is.has(key));
  return [
    ...written.map(([key, value]) => write(writer, key, value, now)),
    ...gone.map((key) => write(writer, key, null, now)),
  ];
}

/** What is set on all devices together, to be read by who knows what each name means. Names that nobody has set are missing. */
export function findSettings(state: SyncState): SyncedSettings {
  const values: [name: string, value: unknown][] = [];
  const showRates: ShowRate[] = [];
  for (const { key, value } of state.values()) {
    const [name] = namesWithin(KIND, key) ?? [];
    if (name !== undefined && value !== null) values.push([name, value]);
    const rate = namesWithin(RATE, key) === null ? undefined : asShowRate(value);
    if (rate !== undefined) showRates.push(rate);
  }
  return { values: Object.fromEntries(values), showRates };
}

/** Each setting by itself, and each show's speed. */
function settingValues({ values, showRates }: SyncedSettings): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    ...Object.entries(values).map(([name, value]) => [keyOf(KIND, name), value] as const),
    ...showRates.map((rate) => [rateKey(rate), rate] as const),
  ]);
}

function rateKey({ show }: ShowRate): SyncKey {
  return keyOf(RATE, show);
}
